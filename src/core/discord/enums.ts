/**
 * The numbers that enums of discord-api-types stand for, which discord.js hands on.
 * Sources: developers/components/reference, developers/interactions/application-commands, developers/resources/channel,
 * developers/resources/message#message-object-message-flags, developers/resources/poll#layout-type
 */
const enums: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  ButtonStyle: { Primary: 1, Secondary: 2, Success: 3, Danger: 4, Link: 5, Premium: 6 },
  TextInputStyle: { Short: 1, Paragraph: 2 },
  SeparatorSpacingSize: { Small: 1, Large: 2 },
  ComponentType: {
    ActionRow: 1,
    Button: 2,
    StringSelect: 3,
    TextInput: 4,
    UserSelect: 5,
    RoleSelect: 6,
    MentionableSelect: 7,
    ChannelSelect: 8,
    Section: 9,
    TextDisplay: 10,
    Thumbnail: 11,
    MediaGallery: 12,
    File: 13,
    Separator: 14,
    Container: 17,
    Label: 18,
    FileUpload: 19,
    RadioGroup: 21,
    CheckboxGroup: 22,
    Checkbox: 23,
  },
  ChannelType: {
    GuildText: 0,
    DM: 1,
    GuildVoice: 2,
    GroupDM: 3,
    GuildCategory: 4,
    GuildAnnouncement: 5,
    AnnouncementThread: 10,
    PublicThread: 11,
    PrivateThread: 12,
    GuildStageVoice: 13,
    GuildDirectory: 14,
    GuildForum: 15,
    GuildMedia: 16,
  },
  ApplicationCommandType: { ChatInput: 1, User: 2, Message: 3, PrimaryEntryPoint: 4 },
  ApplicationCommandOptionType: {
    Subcommand: 1,
    SubcommandGroup: 2,
    String: 3,
    Integer: 4,
    Boolean: 5,
    User: 6,
    Channel: 7,
    Role: 8,
    Mentionable: 9,
    Number: 10,
    Attachment: 11,
  },
  InteractionContextType: { Guild: 0, BotDM: 1, PrivateChannel: 2 },
  ApplicationIntegrationType: { GuildInstall: 0, UserInstall: 1 },
  ThreadAutoArchiveDuration: { OneHour: 60, OneDay: 1440, ThreeDays: 4320, OneWeek: 10_080 },
  PollLayoutType: { Default: 1 },
  MessageFlags: {
    SuppressEmbeds: 1 << 2,
    Ephemeral: 1 << 6,
    SuppressNotifications: 1 << 12,
    IsVoiceMessage: 1 << 13,
    IsComponentsV2: 1 << 15,
  },
};

/** Every enum whose members are known. */
export const knownEnums: readonly string[] = Object.keys(enums);

/** The number of an enum's member; undefined where it is not known. */
export function enumMember(name: string, member: string): number | undefined {
  const members = Object.hasOwn(enums, name) ? enums[name] : undefined;
  return members !== undefined && Object.hasOwn(members, member) ? members[member] : undefined;
}
