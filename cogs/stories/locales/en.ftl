# Stories: what local news outlets say, and the sources they come from.

stories-name = stories
stories-description = Read the latest local stories, and ask about one
sources-name = sources
sources-description = Choose where stories and meetings come from
sources-add-name = add
sources-add-description = Read a feed, a calendar or a site from now on
sources-add-url-name = url
sources-add-url-description = The address of a feed or a calendar, or of a site that has a feed
sources-list-name = list
sources-list-description = See every source and whether it can be read
sources-test-name = test
sources-test-description = See what would be read from an address, and keep nothing
sources-test-url-name = url
sources-test-url-description = The address of a feed, an article or a calendar
sources-pause-name = pause
sources-pause-description = Stop reading a source for now
sources-pause-source-name = source
sources-pause-source-description = Which source
sources-resume-name = resume
sources-resume-description = Read a paused source again
sources-resume-source-name = source
sources-resume-source-description = Which source
sources-remove-name = remove
sources-remove-description = Give up a source and its stories
sources-remove-source-name = source
sources-remove-source-description = Which source

stories-latest = { $count ->
    [one] { BOLD("One story") }
   *[other] { BOLD("The latest stories") } ({ $count } in all)
}
stories-none = There are no stories yet. Moderators choose where they come from with { COMMAND("sources add") }.
stories-failing = { $text }
    { $count ->
        [one] This source could not be read just now: { $sources }.
       *[other] { $count } sources could not be read just now: { $sources }.
    }
stories-gone = That story is no longer kept. Type { COMMAND("stories") } to see the latest.
stories-read = Read
stories-ask = Ask about this
stories-outlet-by = { $outlet }, { $author }
stories-footer = { $outlet } · { $published }
stories-footer-undated = { $outlet }
stories-announced = { BOLD("New story") } from { $outlet }
stories-announced-rest = { $count ->
    [one] There is one more new story from { $outlet }. Type { COMMAND("stories") } to see it.
   *[other] There are { $count } more new stories from { $outlet }. Type { COMMAND("stories") } to see them.
}

sources-added = Added “{ $title }” ({ $url }). What stands in it now counts as seen; what is new will be announced.
sources-added-feed = Added the feed “{ $title }” ({ $url }). { $count ->
    [one] The one story in it now counts as seen;
   *[other] The { $count } stories in it now count as seen;
} new ones will be posted in the channel for stories.
sources-added-article = Added the page “{ $title }” ({ $url }). It is looked at four times a day; a new story there will be posted.
sources-added-calendar = Added the calendar “{ $title }” ({ $url }). { $count ->
    [0] Nothing in it is planned for the next half year;
    [one] The one meeting in it is now in { COMMAND("roundtables") };
   *[other] Its next { $count } meetings are now in { COMMAND("roundtables") };
} new ones will be posted in the channel for roundtables.
sources-known = { $url } is one of the sources already. Type { COMMAND("sources list") } to see them.
sources-too-many = There are { $max } sources, and no more are read for one community. Give one up first with { COMMAND("sources remove") }.
sources-unknown = There is no source “{ $said }”. Type { COMMAND("sources list") } to see them.
sources-none = There are no sources yet. Add one with { COMMAND("sources add") }.
sources-listed = { $count ->
    [one] { BOLD("One source") }
   *[other] { BOLD("Sources") } ({ $count })
}
sources-line = { $title } — { $url } — { $state }
sources-sample = Written by us, to show what stories look like
sources-kind-new = Not read yet
sources-kind-feed = Feed
sources-kind-article = Page
sources-kind-calendar = Calendar
sources-state-new = will be read in a moment
sources-state-well = can be read; last on { $read }
sources-state-paused = paused
sources-state-failing = could not be read: { $problem }
sources-pause = Pause
sources-resume = Resume
sources-paused = “{ $title }” is paused: nothing is read from it until you resume it.
sources-resumed = “{ $title }” is read again. What came in the meantime will be announced in a moment.
sources-removed = “{ $title }” is given up, and its stories are no longer listed. Messages already posted stay.
sources-check-well = “{ $title }” can be read
sources-check-bad = “{ $title }” could not be read
sources-which-community = There are several communities. Say which with --community: { $communities }
sources-no-community = There is no community yet. Start the bot once with “roundtable run”, then add sources.

sources-test-feed = { BOLD("Feed") } “{ $title }”: { $count ->
    [one] one story
   *[other] { $count } stories
}
sources-test-article = { BOLD("Article") } “{ $title }”
sources-test-calendar = { BOLD("Calendar") } “{ $title }”: { $count ->
    [one] one meeting
   *[other] { $count } meetings
} in the time looked at
sources-test-problems = { $read }
    { $count ->
        [one] One thing is wrong with it: { $first }
       *[other] { $count } things are wrong with it; the first: { $first }
    }
sources-test-published = { $published }
sources-test-undated = without a date
sources-test-meeting = { $starts } — { $title }
sources-test-meeting-at = { $starts } — { $title }, { $location }
sources-test-meeting-cancelled = { $meeting } (canceled)
sources-test-meeting-tentative = { $meeting } (not sure yet)
sources-test-wrong = { $count ->
    [one] One thing is wrong with it:
   *[other] { $count } things are wrong with it:
}

# Parts of a source that could not be read, or not well; the rest was.

source-problem-encoding = The text is not in the encoding that it claims; it was read as { $encoding }, and some letters may be wrong.
source-problem-entities = It declares entities of its own, which are not followed, for safety; their text is left out.
source-problem-malformed = { $line ->
    [0] It is not well-formed XML; what could be made out was read.
   *[other] It is not well-formed XML (line { $line }); what could be made out was read.
}
source-problem-item = Story { $number } could not be read.
source-problem-items = { $count ->
    [0] It has no list of stories.
    [one] One entry in its list of stories is not a story.
   *[other] { $count } entries in its list of stories are not stories.
}
source-problem-blank = Story { $number } has neither headline nor text and will not be posted.
source-problem-no-link = Story { $number } (“{ $title }”) has no link that leads to the web; it will be posted without “Read”.
source-problem-date = The date of story { $number } could not be read: “{ $date }”.
source-problem-no-date = The page does not say when it was published.
source-problem-ids-repeat = { $count ->
    [one] Different stories share one id; they are told apart by link and headline.
   *[other] { $count } ids are shared by different stories; these are told apart by link and headline.
}
source-problem-too-many = It has { $count } entries; the first { $max } were read.
source-problem-zone = Its time zone “{ $zone }” could not be read; times in it may be off.
source-problem-event = Meeting { $number } (“{ $title }”) could not be read: { $why }
source-problem-event-untitled = Meeting { $number }, which has no title, could not be read: { $why }
source-problem-property = In “{ $title }”, { $property } could not be read and was left out.
source-problem-series = “{ $title }” could not be laid out in time: { $why }
source-problem-endless = “{ $title }” repeats in a way that takes too long to follow and was left out.
source-problem-too-often = “{ $title }” repeats many times a day, as no meeting does; only its first time was kept.

# Sources of which nothing could be read.

source-unreadable-empty = There is nothing there: the answer is empty. Check the address; if it is right, tell whoever runs the site.
source-unreadable-not-a-source = This is no feed, no article and no calendar that can be read. Look on the site for a link called “RSS”, “Feed” or “iCal”.
source-unreadable-no-article = This page holds no article that can be read, and names no feed. Look on the site for a link called “RSS”, “Feed” or “iCal”.
source-unreadable-feed-elsewhere = This page holds no article. It names a feed: { $feed }
source-unreadable-too-slow = Reading it took longer than { $seconds } seconds and was given up: something in it is built to be endless, or broken. Choose another address.
source-unreadable-too-heavy = Reading it took more memory than is allowed and was given up. Choose an address with fewer entries.
source-unreadable-unexpected = Something in it could not be read, and the fault may be ours. It stands in the log. Try another address for now.
source-unreadable-no-file = There is no file { $path } that can be opened. Check the name, or give a full address with https://.
source-unreadable-too-big = The file is larger than { $megabytes } MB. Choose a smaller one.
source-unreadable-date = “{ $said }” is no date. Write it as 2026-12-31.
source-unreadable-window = The last day ({ $end }) lies before the first ({ $start }). Give --from the earlier one.

privacy-rows-sources = Sources that you added
