const long = 'x'.repeat(5000);
const body = '\nasync def run(interaction: discord.Interaction): ...';

/** Code of bots in which nothing is wrong, or nothing is certain. */
export const pythonClean: readonly (readonly [name: string, code: string])[] = [
  [
    'what only run time knows',
    `async def f(ctx, text):\n    await ctx.send(text, embed=discord.Embed(title=text, description=f"{text}"))`,
  ],
  ['what is cut before it is sent', `text = "${long}"\nawait ctx.send(text[:2000])\nawait ctx.send(shorten(text))`],
  [
    'what is sent in pieces',
    `text = "${long}"\nfor start in range(0, len(text), 2000):\n    await ctx.send(text[start : start + 2000])`,
  ],
  [
    'a title that is replaced',
    `embed = discord.Embed(title="${long}")\nembed.title = "short"\nawait ctx.send(embed=embed)`,
  ],
  [
    'a title that may be replaced',
    `embed = discord.Embed(title="${long}")\nif short:\n    embed.title = "short"\nawait ctx.send(embed=embed)`,
  ],
  [
    'a footer that may be replaced',
    `embed = discord.Embed(title="t")\nembed.set_footer(text="${long}")\nif short:\n    embed.set_footer(text="short")\nawait ctx.send(embed=embed)`,
  ],
  [
    'fields that are added under conditions',
    `embed = discord.Embed(title="t")\n${Array.from({ length: 30 }, (_, i) => `if ${i} in changes:\n    embed.add_field(name="n", value="v")\n`).join('')}await ctx.send(embed=embed)`,
  ],
  [
    'fields that are taken away',
    `embed = discord.Embed(title="t")\nfor i in range(30):\n    embed.add_field(name="n", value="v")\nembed.clear_fields()\nawait ctx.send(embed=embed)`,
  ],
  [
    'a loop that ends early',
    `embed = discord.Embed(title="t")\nfor i in range(30):\n    if len(embed.fields) == 25:\n        break\n    embed.add_field(name="n", value="v")\nawait ctx.send(embed=embed)`,
  ],
  [
    'a loop with an embed each',
    `for i in range(30):\n    embed = discord.Embed(title=str(i))\n    embed.add_field(name="n", value="v")\n    await ctx.send(embed=embed)`,
  ],
  [
    'embeds that are filtered',
    `await ctx.send(embeds=[discord.Embed(title=str(i)) for i in range(30) if i in wanted])`,
  ],
  ['embeds in slices', `embeds = [discord.Embed(title=str(i)) for i in range(30)]\nawait ctx.send(embeds=embeds[:10])`],
  ['embeds that are put together', `await ctx.send(embeds=[discord.Embed(title="t")] + others)`],
  ['a message of a file alone', `await ctx.send(file=discord.File("a.png"))\nawait ctx.send(files=files)`],
  ['a message of a sticker alone', `await ctx.send(stickers=[sticker])`],
  ['a message of a view alone', `await ctx.send(view=Layout())`],
  [
    'a message that something else fills',
    `await ctx.send(**options)\nawait ctx.send(*parts)\nawait ctx.send(embed=build())\nawait ctx.send(content)`,
  ],
  [
    'a message whose parts may be None',
    `embed = None\nif ok:\n    embed = discord.Embed(title="t")\nawait ctx.send(embed=embed)`,
  ],
  [
    'a message that takes all away',
    `await message.edit(content=None, embed=None, view=None)\nawait interaction.response.edit_message(content="", view=None)`,
  ],
  ['an empty text that is one of two', `await ctx.send("" if quiet else text)`],
  ['a message with an empty text and a file', `await ctx.send("", file=picture)`],
  [
    'a button whose address may be None',
    `def link(url=None, custom_id=None):\n    return ui.Button(label="l", url=url, custom_id=custom_id)`,
  ],
  ['a link', `ui.Button(style=discord.ButtonStyle.link, label="l", url=message.jump_url)`],
  ['a button with an emoji alone', `ui.View().add_item(ui.Button(emoji="👍"))`],
  ['a button that gets its label later', `button = ui.Button(style=discord.ButtonStyle.primary)\nbutton.label = name`],
  [
    'a select that is filled later',
    `select = ui.Select(placeholder="p", max_values=3, options=[])\nfor item in items:\n    select.add_option(label=item)`,
  ],
  [
    'a select whose options are made',
    `ui.Select(max_values=3, options=[discord.SelectOption(label=name) for name in names])`,
  ],
  ['a select that is as wide as its options', `ui.Select(min_values=0, max_values=len(options), options=options)`],
  [
    'a view whose items are changed',
    `class V(ui.View):\n    def __init__(self):\n        super().__init__()\n        self.remove_item(self.a)\n${Array.from({ length: 6 }, (_, i) => `    @ui.button(label="l", row=0)\n    async def a${i}(self, interaction, button): ...\n`).join('')}`,
  ],
  [
    'items that are added in a loop',
    `view = ui.View()\nfor name in names:\n    view.add_item(ui.Button(label=name, custom_id=name))\nfor i in range(9):\n    view.add_item(ui.Button(label=str(i), custom_id=f"c{i}"))`,
  ],
  [
    'items of one id in two views',
    `one = ui.View().add_item(ui.Button(label="a", custom_id="c"))\ntwo = ui.View().add_item(ui.Button(label="a", custom_id="c"))`,
  ],
  [
    'a layout',
    `class L(ui.LayoutView):\n    row = ui.ActionRow()\n    @row.button(label="a")\n    async def a(self, interaction, button): ...`,
  ],
  [
    'a modal with labels',
    `class M(ui.Modal, title="t"):\n    a = ui.Label(text="l", component=ui.TextInput(style=discord.TextStyle.short))`,
  ],
  [
    'a modal that is filled elsewhere',
    `class M(ui.Modal):\n    def __init__(self, title):\n        super().__init__(title=title)\n        self.add_item(ui.TextInput(label=title))`,
  ],
  [
    'a text command of any name',
    `@commands.command(name="Ping", help="${long}")\nasync def Run(ctx): ...\n\n@bot.command()\nasync def Other(ctx): ...\n\n@bot.group(name="A")\nasync def group(ctx): ...\n\n@group.command(name="B")\nasync def b(ctx): ...`,
  ],
  [
    'a hybrid command that is text alone',
    `@commands.hybrid_command(name="Ping", with_app_command=False)\nasync def run(ctx): ...`,
  ],
  [
    'a command with a long docstring',
    `@app_commands.command()\nasync def run(interaction: discord.Interaction):\n    """${long}"""`,
  ],
  [
    'docstrings that are cut, or not used',
    `import nextcord\n@bot.slash_command()\nasync def run(interaction):\n    """${long}"""`,
  ],
  [
    'docstrings beside a description',
    `@commands.hybrid_command(brief="b")\nasync def run(ctx):\n    """${long}"""\n\n@bot.slash_command(description="d")\nasync def other(ctx):\n    """${long}"""`,
  ],
  [
    'names of other scripts',
    `@app_commands.command(name="おみくじ", description="運勢")${body}\n\n@app_commands.command(name="grüße-dich_1", description="d")${body}`,
  ],
  [
    'a context menu with capitals',
    `@app_commands.context_menu(name="Count Words")${body}\n\n@bot.user_command(name="Account Age")\nasync def age(ctx, user): ...`,
  ],
  [
    'texts that are translated',
    `@app_commands.command(name=locale_str("ping"), description=_("d"))\n@app_commands.describe(a=_("b"))${body}`,
  ],
  [
    'choices of an enumeration',
    `@app_commands.command()\n@app_commands.choices(a=[app_commands.Choice(name=one.name, value=one.value) for one in Kind])${body}`,
  ],
  [
    'choices of numbers',
    `@app_commands.command()\n@app_commands.choices(a=[app_commands.Choice(name="a", value=1.5), app_commands.Choice(name="b", value=2)])${body}`,
  ],
  [
    "a class of somebody's own",
    `class Embed:\n    def __init__(self, title): ...\n\nEmbed(title="${long}")\n\nclass Button(Widget):\n    def __init__(self):\n        super().__init__(label="${long}")`,
  ],
  [
    'what is sent to no channel',
    `sock.send("${long}")\nws.send("${long}")\nclient.send_message("${long}")\nself.send("${long}")\nresponse.edit("${long}")`,
  ],
  ['what is in a comment', `# await ctx.send("${long}")\n"""\nawait ctx.send("${long}")\n"""`],
  ['a message half written', `await ctx.send(\n\nasync def f(): ...`],
  ['a message that is about to be written', `await ctx.send(\n\n)`],
  ['a name that is about to be written', `@commands.hybrid_command(name=")${body}\n\n@bot.slash_command(description="`],
  [
    'a quote that is missing',
    `group = app_commands.Group(\n    name="long\n    description="A description that is no name",\n)\nembed = discord.Embed().set_image(url="attach\n    file=discord.File("a.png"),\n)`,
  ],
  ['a field half written', `embed = discord.Embed(title=)\nembed.add_field(name=`],
  ['a list that was long', `names = ["${long}"]\nawait ctx.send(", ".join(name[:10] for name in names))`],
];
