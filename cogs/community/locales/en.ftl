# Setting a community up.

setup-name = setup
setup-description = Choose channels, roles, language, time zone and place of this community
setup-link-name = link
setup-link-description = Share one community between a Discord server and a Slack workspace
setup-link-code-name = code
setup-link-code-description = The code that the other side gave you; without it, you get one

setup-panel = { BOLD("How this community is set up") }
setup-saved = Saved. This is how the community is set up now:
setup-none = not chosen
setup-value = { $what }
setup-values = { $first }, { $last }

setup-channels-title = Channels
setup-channels-about = Where I post. A channel that is not chosen gets nothing.
setup-channels-open = Choose channels
setup-channels-stories-label = Stories
setup-channels-roundtables-label = Roundtables
setup-channels-questions-label = Questions
setup-channels-answers-label = Answers
setup-channels-moderators-label = Moderators
setup-channels-moderators-hint = What only moderators should read: wrong records, missed announcements
setup-channel-refused = I cannot write in { $channel }. Invite me to that channel (on Slack: { CODE("/invite") }; on Discord: allow View Channel, Send Messages and Embed Links), then choose it again.

setup-roles-title = Roles
setup-roles-about = Whoever administers this server or workspace is both a moderator and an organizer.
setup-roles-open = Choose roles
setup-roles-moderator-label = Moderators
setup-roles-moderator-hint = They choose sources and channels, and write announcements
setup-roles-organiser-label = Organizers
setup-roles-organiser-hint = They plan roundtables and read the questions

setup-about-title = Community
setup-about-open = Change
setup-about-name-label = Name
setup-about-locale-label = Language of public posts
setup-about-zone-label = Time zone
setup-about-zone-hint = For example “Eastern” or America/New_York
setup-about-place-label = Place
setup-about-place-hint = Town and state, for example Hartford, CT
language-en = English
language-es = Spanish (español)
setup-zone-unknown = “{ $given }” is no time zone that I know. Try “Eastern”, a large city nearby, or an IANA name such as America/New_York.
setup-zone-near = “{ $given }” is no time zone that I know. Did you mean { $near }?
setup-place-unknown = I do not know “{ $given }”. Write the town and the two letters of its state, for example Hartford, CT.
setup-place-near = I do not know “{ $given }”. Did you mean one of these: { $names }? Any other town needs the two letters of its state, for example Hartford, CT.
setup-place-several = “{ $given }” could be: { $names }. Write it with its state.

setup-link-title = One community, several spaces
setup-link-about = { $spaces ->
    [one] Only this server or workspace belongs to the community.
   *[other] { $spaces } servers and workspaces share this community.
} With a one-time code another one joins, and its residents share the stories, roundtables and questions.
setup-link-open = Get a code
setup-link-offered = Your code is { BOLD($code) }. On the other server or workspace a moderator types { COMMAND("setup link") } and this code. It works once, for one hour.
setup-link-wrong = This code does not work here: it is mistyped, already used, older than an hour, or this community’s own. Ask the other side for a new one with { COMMAND("setup link") }.
setup-linked = Done. This space is now part of “{ $name }” and shares its stories, roundtables and questions.
link-not-empty = Residents have already written something here, and it would be out of their sight in the other community. Do it the other way round: get a code here with { COMMAND("setup link") } and use it over there.
