"""Every feature on every platform: one scenario, run on Discord, Slack and the console.

A scenario takes the `chat` fixture and reads like something people did. It names no platform; where one has no
such thing (a channel history in the console, say) its driver does what a person there would do instead.

    async def test_a_resident_finds_the_mayor_and_asks(chat):
        ana = chat.resident("ana")
        said = await ana.types("/officials hartford office:mayor")
        assert "Arunan Arulampalam" in said.text
        assert said.private
        form = await said.press("Ask a question")
        done = await form.send(text="When will we see police walking the beat again?")
        assert "#1" in done.text

People
    chat.resident(name, locale="en")    somebody with no special rights
    chat.moderator(name, locale="en")   somebody the space's settings make a moderator
    chat.organiser(name, locale="en")   likewise an organiser
    chat.owner(name, locale="en")       whoever administers the server or workspace (in the console: all three hats)
    Asking twice for a name gives the same person. Everybody stands in the channel "general" unless they say
    `in_channel=` something else.

What a person does; each returns what came of it, a `Said`
    await ana.types("/officials hartford office:mayor")
    await ana.menu("Ask about this", on=message)          the menu of a message, by the label they see
    await ana.says("Any news on Park Street?")            posts a message of their own; returns it
    await ana.suggestions("officials", "place", "hart")   the labels offered while they type: a list of str

What came of it: `Said`
    said.text       all that is to be read, cards and their fields included, markup taken away, one line a line
    said.private    whether only they see it
    said.buttons    the labels of buttons that do something, top to bottom (pagers included; drop-downs not)
    said.links      {label: address} of buttons and titles that open an address
    said.menus      {placeholder: [labels]} of drop-downs
    said.files      {name: bytes}
    await said.press("Next", nth=0)             the nth button of that label -> Said
    await said.choose("Choose a place", "Hartford, WI")   an entry of a drop-down -> Said
    A reply that replaced the message it was pressed on is a new `Said`; the old one is as the person last saw it.

Forms: `Said` too, with `said.fields` not empty
    form.title, form.fields (the parts' names in order), form.values (what they are filled with),
    form.labels ({name: label})
    await form.send(text="…", anonymous=True)   fills the given parts, leaves the others, sends -> Said.
        Values are str; bool for toggles; a `Channel` for channels; for choices the label or the value; for
        grants a list of people or group names ("Moderators").
    form.errors     {name: what was wrong} after `send` gave the form back, whether the client refused it (too
        long) or the bot did. On Discord the bot's refusal is a private message with "Correct it"; there
        `errors` is read off that message, and `send` presses the button first, as a person would.
    await form.reopened()                       the form as they get it back, with what they had typed kept
    A command typed without an option it needs gives a `Said` whose `fields` are the options missing: Discord's
    client asks for them, Slack's form and the console's prompt do. `send` fills them in.

Public posts
    chat.channel("stories").messages    every message standing in the channel, oldest first, as `Said`s that
        anybody may `press` (`await message.press("Ask a question", by=ana)`)
    The channels general, stories, roundtables, questions, answers and moderators exist, and each but the first
    serves the purpose of its name. An edited message is shown as it is now.
    message.thread                      what stands in the thread below a message in a channel, likewise
    message.pings                       whom it pinged, as `chat.grant("moderator")` in text; after the scenario it
        is an error if anybody was pinged whose hat does not stand in `chat.may_be_pinged` (a set)

Private messages and the calendar
    chat.direct("ana").messages         what the bot wrote to her unasked (she was made by `chat.resident("ana")`),
        oldest first; `await message.press("Stop these", by=ana)`
    chat.calendar                       Discord's scheduled events, as `ui.Event`s, cancelled ones included; None on
        platforms without a calendar

Time and restarts
    chat.now                            the bot's clock, aware UTC; it starts at 2026-11-23 15:00 UTC and stands still
    await chat.advance(hours=2)         moves it (timedelta's keywords) and lets everything that is due happen
    await chat.settle()                 lets all that was caused so far happen: deliveries, follow-ups
    await chat.restart()                stops the bot and starts another on the same database; old buttons remain
    await chat.job("stories-poll")      runs one of the scheduler's jobs, which do not run by themselves here
    chat.app                            the `bot.app.App` at hand, for what no person can do

`NotOffered` is raised where a person's client would not let them: no such command, button or entry.

For drivers: see `chat.Chat`. `discord.py`, `slack.py` and `console.py` each hold a class `Driver(Chat)`;
a driver that cannot be imported fails its own scenarios only.
"""
