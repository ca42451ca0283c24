const x = (length: number) => 'x'.repeat(length);
const times = (count: number, one: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => one(i)).join(', ');
const lines = (count: number, one: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => `${one(i)}\n`).join('');
const option = (index: number) => `discord.SelectOption(label="l${index}")`;
const long = `"${x(2001)}"`;
const command = '\nasync def run(interaction: discord.Interaction): ...';

/** Code with what it takes from a library in front of it. */
export function withLibrary(code: string): string {
  const library = /\b(nextcord|disnake)\b/.exec(code)?.[1] ?? 'discord';
  const more = library === 'discord' ? 'from discord import app_commands, ui\n' : '';
  return `import ${library}\n${more}from ${library}.ext import commands\n\n${code}\n`;
}

/** What is refused, and why: each `«…»` is the range of a finding, in order. */
export const refused: readonly (readonly [marked: string, ...found: readonly string[]])[] = [
  // Messages, whoever sends them.
  [`await ctx.send(«${long}»)`, 'body/limit length 2001'],
  [`await ctx.reply(«${long}», mention_author=False)`, 'body/limit length 2001'],
  [`await ctx.channel.send(content=«${long}»)`, 'body/limit length 2001'],
  [`await ctx.author.send(«${long}»)`, 'body/limit length 2001'],
  [`await message.channel.send(«${long}»)`, 'body/limit length 2001'],
  [`await message.reply(«${long}»)`, 'body/limit length 2001'],
  [`await message.edit(content=«${long}»)`, 'body/limit length 2001'],
  [`await self.channel.send(«${long}»)`, 'body/limit length 2001'],
  [`await bot.get_channel(1).send(«${long}»)`, 'body/limit length 2001'],
  [`await (await bot.fetch_channel(int(ID))).send(«${long}»)`, 'body/limit length 2001'],
  [`target = bot.get_channel(1)\nawait target.send(«${long}»)`, 'body/limit length 2001'],
  [`async def f(place: discord.TextChannel):\n    await place.send(«${long}»)`, 'body/limit length 2001'],
  [`async def f(m: discord.Message):\n    await m.reply(«${long}»)`, 'body/limit length 2001'],
  [`sent = await ctx.channel.fetch_message(1)\nawait sent.edit(content=«${long}»)`, 'body/limit length 2001'],
  [`await interaction.response.send_message(«${long}», ephemeral=True)`, 'body/limit length 2001'],
  [`await interaction.response.edit_message(content=«${long}», view=None)`, 'body/limit length 2001'],
  [`await interaction.followup.send(«${long}»)`, 'body/limit length 2001'],
  [`await interaction.edit_original_response(content=«${long}»)`, 'body/limit length 2001'],
  [`await interaction.followup.send("c", username=«"${x(81)}"»)`, 'body/limit length 81'],
  [`await webhook.send("c", username=«"${x(81)}"»)`, 'body/limit length 81'],
  [`await webhook.send("c", username=«"Clyde"»)`, 'body/limit word'],
  [`await webhook.send(«${long}», wait=True)`, 'body/limit length 2001'],
  [`await ctx.respond(«${long}»)`, 'body/limit length 2001'],
  [`await ctx.followup.send(«${long}»)`, 'body/limit length 2001'],
  [`import nextcord\nawait interaction.send(«${long}»)`, 'body/limit length 2001'],
  [`import nextcord\nawait interaction.edit_original_message(content=«${long}»)`, 'body/limit length 2001'],
  [`import disnake\nawait inter.response.send_message(«${long}»)`, 'body/limit length 2001'],
  [`import disnake\nawait inter.send(«${long}»)`, 'body/limit length 2001'],
  [`import disnake\nawait inter.edit_original_response(«${long}»)`, 'body/limit length 2001'],
  [`answer = await ctx.send("c")\nawait answer.edit(content=«${long}»)`, 'body/limit length 2001'],
  [`options = {"content": «${long}»}\nawait ctx.send(**options, tts=True)`, 'body/limit length 2001'],
  [`TEXT = «${long}»\n\nasync def f(ctx):\n    await ctx.send(TEXT)`, 'body/limit length 2001'],
  [`await ctx.send(«"ab" * 1001»)`, 'body/limit length 2002'],
  [`await ctx.send(«"${x(1000)}" "${x(1001)}"»)`, 'body/limit length 2001'],
  [`await ctx.send(«"""${x(2001)}"""»)`, 'body/limit length 2001'],
  [`await ctx.send(«"${x(2001)}"» if ok else "no")`, 'body/limit length 2001'],
  [`await ctx.send(«""»)`, 'body/empty-message'],
  [`await ctx.send(content=«""»)`, 'body/empty-message'],
  [`await «channel.send()»`, 'body/empty-message'],
  [`await «ctx.send(embeds=[])»`, 'body/empty-message'],
  [`await «interaction.response.send_message(ephemeral=True)»`, 'body/empty-message'],
  [`await interaction.followup.send(«"  "»)`, 'body/empty-message'],

  // Embeds.
  [`await ctx.send(embed=discord.Embed(title=«"${x(257)}"»))`, 'body/limit length 257'],
  [`await ctx.send(embed=discord.Embed(description=«"${x(4097)}"»))`, 'body/limit length 4097'],
  [`embed = discord.Embed()\nembed.title = «"${x(257)}"»\nawait ctx.send(embed=embed)`, 'body/limit length 257'],
  [`await ctx.send(embed=discord.Embed(title=«"${x(257)}"») if ok else None)`, 'body/limit length 257'],
  [`embed = discord.Embed().set_footer(text=«"${x(2049)}"»)`, 'body/limit length 2049'],
  [`embed = discord.Embed()\nembed.set_author(name=«"${x(257)}"»)`, 'body/limit length 257'],
  [`embed = discord.Embed()\nembed.add_field(name=«"${x(257)}"», value="v")`, 'body/limit length 257'],
  [`embed = discord.Embed()\nembed.add_field(name="n", value=«"${x(1025)}"», inline=False)`, 'body/limit length 1025'],
  [
    `embed = discord.Embed()\nembed.insert_field_at(0, name=«"${x(257)}"», value=«"${x(1025)}"»)`,
    'body/limit length 257',
    'body/limit length 1025',
  ],
  [`embed = discord.Embed().add_field(name=«""», value="v")`, 'body/limit missing'],
  [`embed = discord.Embed().set_image(url=«"picture.png"»)`, 'body/limit pattern'],
  [`embed = discord.Embed().set_thumbnail(url=«"picture.png"»)`, 'body/limit pattern'],
  [`embed = discord.Embed(title="t", url=«"ftp://a.b"»)`, 'body/limit pattern'],
  [`embed = discord.Embed(color=«0x1000000»)`, 'body/limit number 16777216'],
  [`embed = discord.Embed(color=«"#ff0000"»)`, 'body/type text'],
  [`embed = discord.Embed(colour=discord.Colour(«0x1000000»))`, 'body/limit number 16777216'],
  [`embed = discord.Embed.from_dict({"title": «"${x(257)}"»})`, 'body/limit length 257'],
  [`embed = discord.Embed.from_dict({"title": "t", «"feilds"»: []})`, 'body/unknown-key fields'],
  [
    `embed = discord.Embed()\n${lines(25, (i) => `embed.add_field(name="n${i}", value="v")`)}embed.add_field(«name="n", value="v"»)\nawait ctx.send(embed=embed)`,
    'body/limit items 26',
  ],
  [
    `embed = discord.Embed()\nfor number in range(26):\n    embed.add_field(«name=f"{number}", value="v"»)\nawait ctx.send(embed=embed)`,
    'body/limit items 26',
  ],
  [`await ctx.send(embeds=«[${times(11, (i) => `discord.Embed(title="t${i}")`)}]»)`, 'body/limit items 11'],
  [`await ctx.send(embeds=«[discord.Embed(title=str(i)) for i in range(11)]»)`, 'body/limit items 11'],
  [`await ctx.send(embeds=«discord.Embed»(title="t"))`, 'body/type object'],
  [
    `one = discord.Embed(description="${x(4000)}")\ntwo = discord.Embed(description="${x(2001)}")\nawait ctx.send(embeds=«[one, two]»)`,
    'body/limit total 6001',
  ],
  [
    `embed = discord.Embed(description="${x(4000)}")\nembed.set_footer(text="${x(2001)}")\nawait ctx.send(embed=«embed»)`,
    'body/limit total 6001',
  ],
  [
    `def report():\n    embed = «discord.Embed»(description="${x(4000)}")\n    embed.set_footer(text="${x(2001)}")\n    return embed`,
    'body/limit total 6001',
  ],
  [
    `def report():\n    return (\n        discord.Embed(title=«"${x(257)}"»)\n        .set_footer(text=«"${x(2049)}"»)\n    )`,
    'body/limit length 257',
    'body/limit length 2049',
  ],
  [`import nextcord\nembed = nextcord.Embed(title=«"${x(257)}"»)`, 'body/limit length 257'],
  [
    `import disnake\nembed = disnake.Embed(title="t").add_field(«"${x(257)}"», «"${x(1025)}"»)`,
    'body/limit length 257',
    'body/limit length 1025',
  ],
  [
    `embed = discord.Embed(title="t", fields=[discord.EmbedField(name=«"${x(257)}"», value="v")], footer=discord.EmbedFooter(«"${x(2049)}"»))`,
    'body/limit length 257',
    'body/limit length 2049',
  ],
  [
    `class Cog(commands.Cog):\n    @commands.command()\n    async def a(self, ctx):\n        embed = discord.Embed(title=«"${x(257)}"»)\n        await ctx.send(embed=embed)\n\n    @commands.command()\n    async def b(self, ctx):\n        embed = discord.Embed(title="t")\n        await ctx.send(embed=embed)`,
    'body/limit length 257',
  ],

  // Buttons and selects.
  [`button = ui.Button(label=«"${x(81)}"»)`, 'body/limit length 81'],
  [`button = discord.ui.Button(label="l", custom_id=«"${x(101)}"»)`, 'body/limit length 101'],
  [`button = ui.Button(label="l", url=«"a.b"»)`, 'body/limit pattern'],
  [`button = ui.Button(label="l", url="https://a.b", custom_id=«"c"»)`, 'body/limit conflict'],
  [`button = ui.Button(label="l", emoji=«":thumbsup:"»)`, 'body/limit pattern'],
  [`button = ui.Button(label="l", row=«5»)`, 'body/limit number 5'],
  [
    `class B(ui.Button):\n    def __init__(self):\n        super().__init__(label=«"${x(81)}"»)`,
    'body/limit length 81',
  ],
  [
    `class B(ui.Button["Menu"]):\n    def __init__(self):\n        super().__init__(custom_id=«"${x(101)}"»)`,
    'body/limit length 101',
  ],
  [`select = ui.Select(placeholder=«"${x(151)}"»)`, 'body/limit length 151'],
  [`select = ui.Select(options=«[${times(26, option)}]»)`, 'body/limit items 26'],
  [`select = ui.Select(options=«[discord.SelectOption(label=str(i)) for i in range(26)]»)`, 'body/limit items 26'],
  [`select = ui.Select(max_values=«26»)`, 'body/limit number 26'],
  [`select = ui.Select(min_values=«2», options=[${times(3, option)}])`, 'body/limit above'],
  [`select = ui.Select(max_values=«3», options=[${times(2, option)}])`, 'body/limit above'],
  [`option = discord.SelectOption(label=«"${x(101)}"», value="v")`, 'body/limit length 101'],
  [`option = discord.SelectOption(label="l", value=«"${x(101)}"»)`, 'body/limit length 101'],
  [`option = discord.SelectOption(label="l", description=«"${x(101)}"»)`, 'body/limit length 101'],
  [
    `select = ui.Select(options=[discord.SelectOption(label="a", value="v"), discord.SelectOption(label="b", value=«"v"»)])`,
    'body/limit duplicate',
  ],
  [
    `class S(ui.Select):\n    def __init__(self):\n        options = «[${times(26, option)}]»\n        super().__init__(placeholder="p", options=options)`,
    'body/limit items 26',
  ],
  [`select = ui.Select()\nselect.add_option(label=«"${x(101)}"»)`, 'body/limit length 101'],
  [`select = ui.UserSelect(placeholder=«"${x(151)}"»)`, 'body/limit length 151'],
  [`import nextcord\nselect = nextcord.ui.StringSelect(placeholder=«"${x(151)}"»)`, 'body/limit length 151'],
  [`import disnake\nawait inter.send("c", components=[disnake.ui.Button(label=«"${x(81)}"»)])`, 'body/limit length 81'],

  // Views.
  [
    `class V(ui.View):\n    @ui.button(label=«"${x(81)}"»)\n    async def a(self, interaction, button): ...`,
    'body/limit length 81',
  ],
  [
    `class V(discord.ui.View):\n    @discord.ui.button(label="l", custom_id=«"${x(101)}"»)\n    async def a(self, interaction, button): ...`,
    'body/limit length 101',
  ],
  [
    `class V(ui.View):\n    @ui.select(placeholder=«"${x(151)}"», options=[${times(2, option)}])\n    async def a(self, interaction, select): ...`,
    'body/limit length 151',
  ],
  [
    `class V(ui.View):\n    @ui.select(max_values=«3», options=[${times(2, option)}])\n    async def a(self, interaction, select): ...`,
    'body/limit above',
  ],
  [
    `class V(ui.View):\n    @ui.button(label="a", custom_id="c")\n    async def a(self, interaction, button): ...\n\n    @ui.button(label="b", custom_id=«"c"»)\n    async def b(self, interaction, button): ...`,
    'body/limit duplicate',
  ],
  [
    `class V(ui.View):\n    def __init__(self):\n        super().__init__()\n${lines(5, (i) => `        self.add_item(ui.Button(label="b${i}", row=1))`)}        self.add_item(«ui.Button(label="b", row=1)»)`,
    'body/limit items 6',
  ],
  [
    `view = ui.View()\n${lines(25, (i) => `view.add_item(ui.Button(label="b${i}"))`)}view.add_item(«ui.Button(label="b")»)`,
    'body/limit items 6',
  ],
  [
    `view = ui.View()\nview.add_item(ui.Button(label="b", row=0))\nview.add_item(«ui.UserSelect(row=0)»)`,
    'body/limit width 6',
  ],
  [
    `view = ui.View()\nfor i in range(26):\n    view.add_item(«ui.Button(label=str(i))»)\nawait ctx.send(view=view)`,
    'body/limit items 6',
  ],
  [`view = ui.View().add_item(ui.Button(label="b", row=«5»))`, 'body/limit number 5'],
  [
    `import disnake\nclass V(disnake.ui.View):\n    @disnake.ui.button(label=«"${x(81)}"»)\n    async def a(self, b, i): ...`,
    'body/limit length 81',
  ],

  [
    `import disnake\nrow = disnake.ui.ActionRow(${times(5, (i) => `disnake.ui.Button(label="b${i}")`)}, «disnake.ui.Button(label="b")»)`,
    'body/limit items 6',
  ],
  [
    `row = ui.ActionRow()\nrow.add_item(ui.Button(label="a", custom_id="c"))\nrow.add_item(ui.Button(label="a", custom_id=«"c"»))`,
    'body/limit duplicate',
  ],
  [`text = ui.TextDisplay(«"${x(4001)}"»)`, 'body/limit length 4001'],

  // Modals.
  [`label = ui.Label(text=«"${x(46)}"», component=ui.TextInput())`, 'body/limit length 46'],
  [
    `class M(ui.Modal, title="t"):\n    a = ui.Label(text="l", description=«"${x(101)}"», component=ui.TextInput(placeholder=«"${x(101)}"»))`,
    'body/limit length 101',
    'body/limit length 101',
  ],
  [`class M(ui.Modal, title=«"${x(46)}"»):\n    a = ui.TextInput(label="l")`, 'body/limit length 46'],
  [`class M(ui.Modal, title="t"):\n    a = ui.TextInput(label=«"${x(46)}"»)`, 'body/limit length 46'],
  [
    `class M(ui.Modal, title="t"):\n    a = ui.TextInput(label="l", placeholder=«"${x(101)}"»)`,
    'body/limit length 101',
  ],
  [`class M(ui.Modal, title="t"):\n    a = ui.TextInput(label="l", max_length=«4001»)`, 'body/limit number 4001'],
  [`class M(ui.Modal, title="t"):\n    a = ui.TextInput(label="l", default=«"${x(4001)}"»)`, 'body/limit length 4001'],
  [
    `class M(ui.Modal, title="t"):\n${lines(5, (i) => `    a${i} = ui.TextInput(label="l")`)}    b = «ui.TextInput(label="l")»`,
    'body/limit items 6',
  ],
  [
    `class M(discord.ui.Modal):\n    def __init__(self):\n        super().__init__(title=«"${x(46)}"»)\n        self.add_item(discord.ui.InputText(label=«"${x(46)}"»))`,
    'body/limit length 46',
    'body/limit length 46',
  ],
  [`import nextcord\nmodal = nextcord.ui.Modal(«"${x(46)}"»)`, 'body/limit length 46'],
  [`import disnake\nitem = disnake.ui.TextInput(label=«"${x(46)}"», custom_id="c")`, 'body/limit length 46'],

  // Commands.
  [`@app_commands.command(name=«"Ping"», description="d")${command}`, 'body/limit pattern'],
  [`@tree.command(name=«"a b"», description="d")${command}`, 'body/limit pattern'],
  [`@bot.tree.command(name="a", description=«"${x(101)}"»)${command}`, 'body/limit length 101'],
  [`@bot.tree.command(description="d")\nasync def «Ping»(interaction): ...`, 'body/limit pattern'],
  [`@commands.hybrid_command(name=«"${x(33)}"»)\nasync def run(ctx): ...`, 'body/limit length 33'],
  [`@bot.hybrid_command(description=«"${x(101)}"»)\nasync def run(ctx): ...`, 'body/limit length 101'],
  [`@commands.hybrid_command()\nasync def run(ctx):\n    """«${x(101)}»"""`, 'body/limit length 101'],
  [
    `@bot.hybrid_command(\n    name="a",\n)\n@commands.guild_only()\nasync def run(\n    ctx: commands.Context,\n    text: str = "a",\n) -> None:\n    """\n    «${x(101)}»\n\n    More.\n    """`,
    'body/limit length 101',
  ],
  [`@bot.slash_command()\nasync def run(ctx):\n    """«${x(101)}»"""`, 'body/limit length 101'],
  [`import disnake\n@bot.slash_command()\nasync def run(inter):\n    """«${x(101)}»"""`, 'body/limit length 101'],
  [`group = app_commands.Group(name=«"My Group"», description="d")`, 'body/limit pattern'],
  [
    `group = app_commands.Group(name="a", description="d")\n\n@group.command(name=«"B"», description="d")${command}`,
    'body/limit pattern',
  ],
  [
    `class A(app_commands.Group, name=«"A"», description=«"${x(101)}"»): ...`,
    'body/limit pattern',
    'body/limit length 101',
  ],
  [`class A(commands.GroupCog, group_name=«"A"»): ...`, 'body/limit pattern'],
  [`@app_commands.command()\n@app_commands.describe(a=«"${x(101)}"», b="c")${command}`, 'body/limit length 101'],
  [`@app_commands.command()\n@app_commands.rename(a=«"A"»)${command}`, 'body/limit pattern'],
  [
    `@app_commands.command()\n@app_commands.choices(a=[app_commands.Choice(name=«"${x(101)}"», value="v")])${command}`,
    'body/limit length 101',
  ],
  [
    `@app_commands.command()\n@app_commands.choices(a=«[app_commands.Choice(name=str(i), value=i) for i in range(26)]»)${command}`,
    'body/limit items 26',
  ],
  [
    `@app_commands.command()\n@app_commands.choices(a=[app_commands.Choice(name="a", value=1), app_commands.Choice(name=«"a"», value=2)])${command}`,
    'body/limit duplicate',
  ],
  [`choice = app_commands.Choice(name=«"${x(101)}"», value="v")`, 'body/limit length 101'],
  [`choice = app_commands.Choice[str](name="n", value=«"${x(101)}"»)`, 'body/limit length 101'],
  [`@app_commands.context_menu(name=«"${x(33)}"»)${command}`, 'body/limit length 33'],
  [`@bot.slash_command(name=«"Ping"», description="d")\nasync def run(ctx): ...`, 'body/limit pattern'],
  [`@discord.slash_command(description=«"${x(101)}"»)\nasync def run(ctx): ...`, 'body/limit length 101'],
  [`@bot.slash_command()\nasync def run(ctx, a: discord.Option(str, «"${x(101)}"»)): ...`, 'body/limit length 101'],
  [
    `@bot.slash_command()\nasync def run(ctx, a: discord.Option(str, "d", choices=«[${times(26, (i) => `"c${i}"`)}]»)): ...`,
    'body/limit items 26',
  ],
  [
    `@bot.slash_command()\n@discord.option(«"A"», description=«"${x(101)}"»)\nasync def run(ctx, a): ...`,
    'body/limit pattern',
    'body/limit length 101',
  ],
  [`group = discord.SlashCommandGroup(«"My"», "d")`, 'body/limit pattern'],
  [`@bot.user_command(name=«"${x(33)}"»)\nasync def run(ctx, user): ...`, 'body/limit length 33'],
  [
    `import nextcord\n@bot.slash_command("a", «"${x(101)}"»)\nasync def run(interaction, a: str = nextcord.SlashOption(description=«"${x(101)}"»)): ...`,
    'body/limit length 101',
    'body/limit length 101',
  ],
  [
    `import nextcord\noption = nextcord.SlashOption("a", choices={«"${x(101)}"»: "v", "b": «"${x(101)}"»})`,
    'body/limit length 101',
    'body/limit length 101',
  ],
  [
    `import nextcord\n@run.subcommand(name=«"A"», description="d")\nasync def a(interaction): ...`,
    'body/limit pattern',
  ],
  [
    `import disnake\n@bot.slash_command(name=«"A"»)\nasync def run(inter, a: str = commands.Param(description=«"${x(101)}"»)): ...`,
    'body/limit pattern',
    'body/limit length 101',
  ],
  [`import disnake\n@run.sub_command(description=«"${x(101)}"»)\nasync def a(inter): ...`, 'body/limit length 101'],

  // Polls, threads, channels and members.
  [`poll = discord.Poll(question=«"${x(301)}"», duration=timedelta(hours=1))`, 'body/limit length 301'],
  [`poll = discord.Poll(question="q", duration=datetime.timedelta(hours=«769»))`, 'body/limit number 769'],
  [
    `poll = discord.Poll(question="q", duration=h)\npoll.add_answer(text=«"${x(56)}"»)\nawait ctx.send(poll=poll)`,
    'body/limit length 56',
  ],
  [
    `poll = discord.Poll(question="q", duration=h)\n${lines(10, (i) => `poll.add_answer(text="a${i}")`)}poll.add_answer(«text="a"»)\nawait ctx.send(poll=poll)`,
    'body/limit items 11',
  ],
  [`await channel.create_thread(name=«"${x(101)}"»)`, 'body/limit length 101'],
  [`await message.create_thread(name=«"${x(101)}"»)`, 'body/limit length 101'],
  [`await forum_channel.create_thread(name="n", content=«${long}»)`, 'body/limit length 2001'],
  [`await guild.create_text_channel(«"${x(101)}"»)`, 'body/limit length 101'],
  [
    `await channel.edit(name=«"${x(101)}"», topic="t", slowmode_delay=«21601»)`,
    'body/limit length 101',
    'body/limit number 21601',
  ],
  [`await member.edit(nick=«"${x(33)}"»)`, 'body/limit length 33'],
];
