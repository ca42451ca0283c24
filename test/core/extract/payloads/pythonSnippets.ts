/** What discord.py hands to Discord, one way of writing it each: see `execute.py`. */
export const pythonSnippets: readonly string[] = [
  // Messages.
  `await channel.send("hello")`,
  `await channel.send(content="hello")`,
  `await channel.send('a' "b" f"c")`,
  `await channel.send("a" + "b")`,
  `text = "a"\ntext += "b"\nawait channel.send(text)`,
  `name = "you"\nawait ctx.send(f"hello {name}")`,
  `await channel.send("ab" * 3)`,
  `await channel.send(5)`,
  `await channel.send(None, embed=discord.Embed(title="t"))`,
  `await channel.send("\\n".join(["a", "b"]))`,
  `await channel.send("%s and %s" % ("a", "b"))`,
  `await channel.send("{} and {}".format("a", "b"))`,
  `options = {"content": "a"}\nawait channel.send(options["content"])`,
  `await interaction.response.send_message("hello")`,

  // Embeds.
  `made = discord.Embed(title="t", description="d", url="https://a.b", color=0xff0000)`,
  `made = discord.Embed(title=1, description="d", colour=255)`,
  `made = discord.Embed(color=discord.Colour(0xff))`,
  `embed = discord.Embed()\nembed.title = "t"\nembed.description = "d"\nawait channel.send(embed=embed)`,
  `embed = discord.Embed(title="t")\nembed.add_field(name="a", value="b")\nembed.add_field(name="c", value="d", inline=False)\nawait channel.send(embed=embed)`,
  `made = discord.Embed(title="t").add_field(name="a", value=1).add_field(name=2, value="d")`,
  `made = discord.Embed().set_footer(text="f", icon_url="https://a.b/c.png").set_author(name="a", url="https://a.b")`,
  `made = discord.Embed().set_image(url="https://a.b/c.png").set_thumbnail(url="https://a.b/d.png")`,
  `made = discord.Embed().add_field(name="a", value="b").insert_field_at(0, name="c", value="d")`,
  `made = (\n    discord.Embed(title="t")\n    .set_footer(text="f")\n    # What it says.\n    .set_author(name="a")\n)`,
  `made = discord.Embed(title="t").set_footer(text="f").remove_footer()`,
  `made = discord.Embed(title="t").set_footer(text="f").set_footer(text="g")`,
  `embed = discord.Embed(title="t")\nembed = embed.set_footer(text="f")\nawait channel.send(embed=embed)`,
  `one = discord.Embed(title="1")\ntwo = discord.Embed(title="2")\nawait channel.send(embeds=[one, two])`,
  `embeds = []\nembeds.append(discord.Embed(title="1"))\nembeds.append(discord.Embed(title="2"))\nawait channel.send(embeds=embeds)`,
  `embeds = [discord.Embed(title="1")] + [discord.Embed(title="2")]\nawait channel.send(embeds=embeds)`,
  `await channel.send(embeds=[discord.Embed(title="t") for number in range(3)])`,
  `await channel.send(embeds=[discord.Embed(title=text) for text in ("a", "b")])`,
  `embed = discord.Embed(title="t")\nfor day in range(1, 5):\n    embed.add_field(name=str(day), value="v")\nawait channel.send(embed=embed)`,
  `made = discord.Embed.from_dict({"title": "t", "fields": [{"name": "a", "value": "b", "inline": False}]})`,
  `def report():\n    return discord.Embed(title="t")\nawait channel.send(embed=report())`,
  `title = "t"\nmade = discord.Embed(title=f"{title}!", description=title * 2)`,

  // Items.
  `made = ui.Button(label="l", custom_id="c", style=discord.ButtonStyle.danger)`,
  `made = ui.Button(label="l", style=discord.ButtonStyle.green, disabled=True)`,
  `made = discord.ui.Button(label="l", url="https://a.b")`,
  `made = ui.Button(emoji="👍")`,
  `made = ui.Button(label="l", emoji="<:name:123456789012345678>")`,
  `made = ui.Select(custom_id="c", placeholder="p", min_values=1, max_values=2, options=[discord.SelectOption(label="a"), discord.SelectOption(label="b", value="c", description="d", emoji="👍", default=True)])`,
  `select = ui.Select(custom_id="c")\nselect.add_option(label="a", value="b")\nselect.append_option(discord.SelectOption(label="c"))\nmade = select`,
  `made = ui.UserSelect(custom_id="c", placeholder="p", max_values=3)`,
  `made = ui.ChannelSelect(custom_id="c")`,
  `made = ui.TextInput(label="l", custom_id="c", style=discord.TextStyle.paragraph, placeholder="p", default="v", required=False, min_length=1, max_length=9)`,

  // Views.
  `view = ui.View()\nview.add_item(ui.Button(label="a", custom_id="a"))\nview.add_item(ui.Button(label="b", custom_id="b"))\nmade = view`,
  `made = ui.View().add_item(ui.Button(label="a", custom_id="a", row=1)).add_item(ui.Button(label="b", custom_id="b", row=0))`,
  `view = ui.View()\nview.add_item(ui.Select(custom_id="s", options=[discord.SelectOption(label="a")]))\nview.add_item(ui.Button(label="b", custom_id="b"))\nmade = view`,
  `class Menu(ui.View):\n    @ui.button(label="a", custom_id="a", style=discord.ButtonStyle.primary)\n    async def a(self, interaction, button):\n        pass\n    @ui.button(label="b", custom_id="b", row=2)\n    async def b(self, interaction, button):\n        pass\nmade = Menu()`,
  `class Menu(discord.ui.View):\n    @discord.ui.select(custom_id="s", placeholder="p", options=[discord.SelectOption(label="a"), discord.SelectOption(label="b")])\n    async def a(self, interaction, select):\n        pass\nmade = Menu()`,
  `class Menu(ui.View):\n    def __init__(self):\n        super().__init__(timeout=None)\n        self.add_item(ui.Button(label="b", custom_id="b"))\n    @ui.button(label="a", custom_id="a")\n    async def a(self, interaction, button):\n        pass\nmade = Menu()`,
  `class Menu(ui.View):\n    def __init__(self):\n        super().__init__()\n        for row in range(2):\n            pass\n        self.add_item(\n            ui.Button(\n                label="b",\n                custom_id="b",\n            )\n        )\nmade = Menu()`,

  // Modals.
  `class Form(ui.Modal, title="t"):\n    name = ui.TextInput(label="l", custom_id="a")\n    text = ui.TextInput(label="m", custom_id="b", style=discord.TextStyle.long)\nawait interaction.response.send_modal(Form())`,
  `class Form(ui.Modal, title="t"):\n    name: ui.TextInput = ui.TextInput(label="l")\nmade = Form()`,
  `class Form(ui.Modal, title="t"):\n    def __init__(self):\n        super().__init__()\n        self.add_item(ui.TextInput(label="l", max_length=5))\nmade = Form()`,

  // Commands.
  `@tree.command(name="a", description="d")\nasync def made(interaction: discord.Interaction):\n    pass`,
  `@app_commands.command(description="d")\nasync def made(interaction: discord.Interaction):\n    pass`,
  `@app_commands.command(name="a", description="d")\n@app_commands.describe(one="e", two="f")\nasync def made(interaction: discord.Interaction, one: str, two: str = "x"):\n    pass`,
  `@app_commands.command(name="a", description="d")\n@app_commands.rename(one="uno")\nasync def made(interaction: discord.Interaction, one: str):\n    pass`,
  `@app_commands.command(name="a", description="d")\n@app_commands.choices(one=[app_commands.Choice(name="n", value="v"), app_commands.Choice(name="m", value="w")])\nasync def made(interaction: discord.Interaction, one: str):\n    pass`,
  `@app_commands.command(name="a", description="d")\n@app_commands.choices(one=[app_commands.Choice(name=f"n", value=2)])\nasync def made(interaction: discord.Interaction, one: int):\n    pass`,
  `@commands.hybrid_command(name="a", description="d")\nasync def made(ctx: commands.Context):\n    pass`,
  `@commands.hybrid_command()\nasync def made(ctx: commands.Context):\n    '''What it does.'''\n    pass`,
  `@app_commands.context_menu(name="Say Hello")\nasync def made(interaction: discord.Interaction, user: discord.User):\n    pass`,
  `made = app_commands.Group(name="a", description="d")`,
];

/** What discord.py refuses itself, before anything is sent. */
export const refusedByDiscordPy: readonly string[] = [
  `made = ui.Button(label="l", url="https://a.b", custom_id="c")`,
  `view = ui.View()\n${'view.add_item(ui.Button(label="a", row=0))\n'.repeat(6)}made = view`,
  `made = ui.View().add_item(ui.Button(label="a", row=1)).add_item(ui.Select(options=[discord.SelectOption(label="a")], row=1))`,
  `made = ui.Button(label="l", row=5)`,
  `class Form(ui.Modal, title="t"):\n${Array.from({ length: 6 }, (_, i) => `    a${i} = ui.TextInput(label="l")\n`).join('')}made = Form()`,
  `@app_commands.command(name="Made", description="d")\nasync def made(interaction: discord.Interaction):\n    pass`,
  `@app_commands.command(name="a b", description="d")\nasync def made(interaction: discord.Interaction):\n    pass`,
  `@app_commands.command(description="d")\nasync def Made(interaction: discord.Interaction):\n    pass`,
  `made = discord.Embed(color="#ff0000")`,
  `await channel.send(embeds=discord.Embed(title="t"))`,
];
