# Stories: what local news outlets say, and the sources they come from.

stories-name = stories
stories-description = Read the latest local stories, and ask about one
sources-name = sources
sources-description = Choose where stories and meetings come from
sources-add-name = add
sources-add-description = Read a feed, a calendar or a site from now on
sources-add-url-name = url
sources-add-url-description = The address of a feed or a calendar, or of a site that has a feed
sources-add-page-name = page
sources-add-page-description = Yes for a page without a feed: its links to articles are read
sources-list-name = list
sources-list-description = See every source and whether it can be read
sources-test-name = test
sources-test-description = See what would be read from an address, and keep nothing
sources-test-url-name = url
sources-test-url-description = The address of a feed, an article or a calendar
sources-test-page-name = page
sources-test-page-description = Yes to read a page for its links to articles
sources-edit-name = edit
sources-edit-description = Choose where and how a source’s stories are posted, and which
sources-edit-source-name = source
sources-edit-source-description = Which source
sources-filter-name = filter
sources-filter-description = Say which stories are posted: of one source, or of all
sources-filter-source-name = source
sources-filter-source-description = Which source; leave it out for all of them
sources-review-name = review
sources-review-description = See the stories that wait for a moderator
sources-pause-name = pause
sources-pause-description = Stop reading a source for now
sources-pause-source-name = source
sources-pause-source-description = Which source
sources-resume-name = resume
sources-resume-description = Read a paused source again
sources-resume-source-name = source
sources-resume-source-description = Which source
sources-remove-name = remove
sources-remove-description = Give up a source and its stories; you are asked first
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
stories-read = Read at { $site }
stories-ask = Ask about this
stories-outlet-by = { $outlet }, { $author }
stories-footer = { $outlet } · { $published }
stories-footer-undated = { $outlet }
stories-footer-language = { $footer } · in { $language }
stories-date = { $published }
stories-language-en = English
stories-language-es = Spanish
stories-also = Also told by
stories-other = { LINK($outlet, $link) }
stories-others = { $first }, { $last }
stories-others-more = { $first } and { $count } more
stories-with-others = { $text }
    Also told by { $others }
stories-template-piece = { $first }{ $last }
stories-template-lines = { $first }
    { $last }
stories-announced = { BOLD("New story") } from { $outlet }
stories-announced-rest = { $count ->
    [one] There is one more new story from { $outlet }. Type { COMMAND("stories") } to see it.
   *[other] There are { $count } more new stories from { $outlet }. Type { COMMAND("stories") } to see them.
}

stories-waits-review = { BOLD("A story waits for you") }, from { $outlet }. It is posted once a moderator approves it.
stories-waits-slow-filter = { BOLD("A story waits for you") }, from { $outlet }. A filter took too long to tell whether it passes: simplify its regex with { COMMAND("sources filter") }.
stories-waits-rest = { $count ->
    [one] One more story from { $outlet } waits for you. Type { COMMAND("sources review") } to see it.
   *[other] { $count } more stories from { $outlet } wait for you. Type { COMMAND("sources review") } to see them.
}
stories-waiting = { $count ->
    [0] No story waits for a moderator.
    [one] { BOLD("One story") } waits for a moderator.
   *[other] { BOLD("Stories") } that wait for a moderator: { $count }
}
stories-approve = Approve
stories-edit = Edit
stories-skip = Skip
stories-approved = “{ $title }” { $count ->
    [one] is posted.
   *[other] is posted in { $count } channels.
}
stories-approved-later = “{ $title }” is approved. These are its source’s quiet hours: it will be posted { $due }.
stories-approved-nowhere = “{ $title }” is approved, but there is no channel for stories. Choose one with { COMMAND("setup") }.
stories-skipped = “{ $title }” is skipped and will not be posted.
stories-decided-approved = Approved by a moderator
stories-decided-edited = Edited and approved by a moderator
stories-decided-skipped = Skipped by a moderator
stories-decided-elsewhere = Posted, since another source has it too
stories-decided-before = Somebody was faster. What became of this story: { $how }. Type { COMMAND("why") } to see more.
stories-overtaken = “{ $title }” needs no decision any more: another source has the same story, and it was posted.
story-edit-title = Edit the story
story-edit-submit = Approve
story-edit-title-label = Headline
story-edit-summary-label = Summary

sources-added = Added “{ $title }” ({ $url }). What stands in it now counts as seen; what is new will be announced.
sources-added-feed = Added the feed “{ $title }” ({ $url }). { $count ->
    [one] The one story in it now counts as seen;
   *[other] The { $count } stories in it now count as seen;
} new ones will be posted in the channel for stories.
sources-added-article = Added the page “{ $title }” ({ $url }). It is looked at four times a day; a new story there will be posted.
sources-added-page = Added the page “{ $title }” ({ $url }). { $count ->
    [one] The one article it links to now counts as seen;
   *[other] The { $count } articles it links to now count as seen;
} new ones will be posted in the channel for stories.
sources-added-calendar = Added the calendar “{ $title }” ({ $url }). { $count ->
    [0] Nothing in it is planned for the next half year;
    [one] The one meeting in it is now in { COMMAND("roundtables") };
   *[other] Its next { $count } meetings are now in { COMMAND("roundtables") };
} new ones will be posted in the channel for roundtables.
sources-known = { $url } is one of the sources already. Type { COMMAND("sources list") } to see them.
sources-too-many = There are { $max } sources, and no more are read for one community. Give one up first with { COMMAND("sources remove") }.
sources-unknown = There is no source “{ $said }”. Type { COMMAND("sources list") } to see them.
sources-several = “{ $said }” may mean several. Say which, by its number: { $sources }
sources-none = There are no sources yet. Add one with { COMMAND("sources add") }.
sources-listed = { $count ->
    [one] { BOLD("One source") }
   *[other] { BOLD("Sources") } ({ $count })
}
sources-line = { $number } · { $title } — { $url } — { $state }
sources-named = { $number } · { $title } — { $url }
sources-sample = Written by us, to show what stories look like
sources-kind-new = Not read yet
sources-kind-feed = Feed
sources-kind-article = Article
sources-kind-page = Page of links
sources-kind-calendar = Calendar
sources-state-new = will be read in a moment
sources-state-well = can be read; last on { $read }
sources-state-paused = paused
sources-state-failing = could not be read: { $problem }
sources-pause = Pause
sources-resume = Resume
sources-paused = “{ $title }” is paused: nothing is read from it until you resume it.
sources-resumed = “{ $title }” is read again. What came in the meantime will be announced in a moment.
sources-remove-ask = Give up “{ $title }” ({ $url })? This can’t be undone. { $goes }
sources-remove-stories = Its stories are no longer listed, and those that quiet hours hold back are not posted. Messages already posted stay.
sources-remove-meetings = Its meetings stay in { COMMAND("roundtables") }, but no longer follow the calendar.
sources-remove-now = Yes, give it up
sources-keep = No, keep it
sources-kept = “{ $title }” stays as it is.
sources-removed = “{ $title }” is given up: nothing is read from it any more. What was already posted stays.
sources-check-well = “{ $title }” can be read
sources-check-bad = “{ $title }” could not be read
sources-failing-long = “{ $title }” ({ $url }) could not be read since { $since }. { $problem }
    What you can do: try the address with { COMMAND("sources test") }; if it moved, add the new one with { COMMAND("sources add") }; if it is gone, give it up with { COMMAND("sources remove") }. It is tried once a day until then.

sources-edit = Settings
sources-settings = { BOLD("What is chosen for this source") }
sources-saved = Saved. { BOLD("What is chosen for this source") } now:
sources-saved-unseen = Saved. Stories of this source now wait for a moderator, and nobody is told of them, as no channel is for moderators: choose one with { COMMAND("setup") }, or look at { COMMAND("sources review") } from time to time. { BOLD("What is chosen for this source") } now:
sources-open-outlets = Channels
sources-open-looks = Posts
sources-open-filter = Filter
sources-setting-outlets = Channels
sources-setting-mention = Mentions
sources-setting-mode = New stories
sources-setting-quiet = Quiet hours
sources-setting-language = Language
sources-setting-filter = Filter
sources-setting-template = Form of a post
sources-setting = { $label }: { $value }
sources-channel = { $channel }
sources-nobody = nobody
sources-usual-outlets = the channels for stories
sources-no-quiet = none
sources-no-filter = everything passes
sources-no-template = the usual card
sources-thread-refused = I cannot write there: { $channel }. Is the first message of the thread still there, and may I post in its channel? Invite me there, or choose another thread.
sources-outlet-refused = I cannot write in { $channel }. Give me the right to see it and post there, or choose another channel.
sources-one-mention = Only one role or group can be mentioned. Leave one.
sources-language = “{ $said }” is no language. Write it as en, es or pt-BR.
source-outlets-title = Channels of a source
source-outlets-submit = Save
source-outlets-first-label = First channel or thread
source-outlets-first-hint = Without any, stories go to the channel for stories
source-outlets-second-label = Second
source-outlets-third-label = Third
source-outlets-more-label = Threads and further channels
source-outlets-more-hint = Links, one a line: “Copy link” at a message of the thread, or at a channel
source-outlets-mention-label = Whom each post mentions
source-outlets-mention-hint = One role or group; empty for nobody. Discord pings a role only if anyone may @mention it
source-looks-title = Posts of a source
source-looks-submit = Save
source-looks-title-label = Name of the outlet
source-looks-mode-label = New stories
source-looks-mode-auto = are posted at once
source-looks-mode-review = wait for a moderator
source-looks-language-label = Language
source-looks-language-own = as the source says
source-looks-quiet-label = Quiet hours
source-looks-quiet-hint = Like 10pm-7am, in the community’s time; stories wait until they end
source-looks-template-label = Form of a post, instead of the usual card
source-looks-template-hint = Your words with {"{"}headline{"}"} {"{"}summary{"}"} {"{"}outlet{"}"} {"{"}byline{"}"} {"{"}date{"}"} {"{"}link{"}"}
quiet-unreadable = “{ $said }” is no span of hours. Write it like 22:00-07:00 or 10pm-7am.
template-place = There is no { $said } in a story. You can use: { $places }
template-headline = A post must say what it is about: put { $place } somewhere.

source-filter-title = Which stories pass
source-filter-submit = Preview
source-filter-filter-label = Filter
source-filter-filter-hint = police OR title contains "city council" AND NOT author word AP
filter-community = all sources
filter-preview = { BOLD("Not in force yet:") } the filter for { $whose }: { $rule }
filter-passing = { $count } of the latest { $total } stories pass
filter-held = { $count } of the latest { $total } stories are held
filter-keep = Use this filter
filter-change = Change it
filter-kept = In force from now on, for { $whose }: { $rule }
filter-in-force = In force, for { $whose }: { $rule }
filter-stale = Somebody changed this filter in the meantime. Open it again with { COMMAND("sources filter") }.
filter-slow = This filter takes too long on recent stories. Simplify its regex, or use contains or word.
filter-value = { $shown } — at ▸ (character { $at }) a word to look for is missing. Put several words in quotes: title contains "city council"
filter-join = { $shown } — at ▸ (character { $at }) AND or OR is missing. If these words belong together, put them in quotes: "city council"
filter-open = { $shown } — at ▸ (character { $at }) a ) is missing: close what you opened with (
filter-close = { $shown } — the ) at ▸ (character { $at }) closes nothing. Take it out, or open it with ( before
filter-quote = { $shown } — the quote that begins at ▸ (character { $at }) does not end. Put a second " after the words
filter-regex = { $shown } — the regex at ▸ (character { $at }) cannot be read: { $why }
filter-repeats = { $shown } — the regex at ▸ (character { $at }) repeats too often. Use smaller numbers in its braces
filter-deep = { $shown } — at ▸ (character { $at }) too many parentheses or NOTs stand one in another. Write it more plainly
filter-long = { $shown } — this is too long: a filter has { $max } characters at most. Split it between the sources

why-story-first = It was there when its source was first read, and so counts as seen. It was not posted.
why-story-new = It was posted because it was new in its source, and every filter let it pass.
why-story-review = It waits for a moderator, as its source’s stories do.
why-story-slow-filter = It waits for a moderator, because a filter took too long to tell whether it passes.
why-story-approved = It was posted because a moderator approved it.
why-story-edited = It was posted in the words of a moderator, who edited and approved it.
why-story-skipped = It was not posted because a moderator skipped it.
why-story-source-filter = It was not posted because its source’s filter held it.
why-story-community-filter = It was not posted because the filter for all sources held it.
why-story-no-article = It was not posted because its link leads to no article.
why-story-too-many = It was not posted by itself because too many came at once. A line summed it up with others.
why-story-joined = It has no post of its own because “{ $title }” tells the same story. It is listed there.
why-story-joined-gone = It has no post of its own because another story told the same. That story’s source was given up since.
why-story-unplaced = It was to be posted, but there was no channel for stories. Choose one with { COMMAND("setup") }.
why-story-source = Source
why-story-filter = Filter
why-story-when = Decided
why-story-where = Posted in
why-story-due = Held by quiet hours until
why-story-corrected = Corrected by its source
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
source-problem-breaks-off = It breaks off in line { $line }; the stories that are whole were read.
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
source-problem-too-many-meetings = It has more than { $max } meetings in this time; of those that repeat most, only the first were read.
source-problem-zone = Its time zone “{ $zone }” could not be read; times in it may be off.
source-problem-event = Meeting { $number } (“{ $title }”) could not be read: { $why }
source-problem-event-untitled = Meeting { $number }, which has no title, could not be read: { $why }
source-problem-property = In “{ $title }”, { $property } could not be read and was left out.
source-problem-series = “{ $title }” could not be laid out in time: { $why }
source-problem-endless = “{ $title }” repeats in a way that takes too long to follow; what I could not work out in time was left out.
source-problem-too-often = “{ $title }” repeats many times a day, as no meeting does; only its first time was kept.

# Sources of which nothing could be read.

source-unreadable-empty = There is nothing there: the answer is empty. Check the address; if it is right, tell whoever runs the site.
source-unreadable-not-a-source = This is no feed, no article and no calendar that can be read. Look on the site for a link called “RSS”, “Feed” or “iCal”.
source-unreadable-no-article = This page holds no article that can be read, and names no feed. Look on the site for a link called “RSS”, “Feed” or “iCal”; if it has none and this page lists its articles, add it with the option “page”.
source-unreadable-no-links = This page has no list of articles that can be read. Choose the page on which the site lists its news.
source-unreadable-feed-elsewhere = This page holds no article. It names a feed: { $feed }
source-unreadable-page-instead = Where its feed or calendar was, there is a web page now. If the site is only down for a while, it is read again by itself; if it stays so, look on the site for a link called “RSS”, “Feed” or “iCal” and add that.
source-unreadable-too-slow = Reading it took longer than { $seconds } seconds and was given up: something in it is built to be endless, or broken. Choose another address.
source-unreadable-too-heavy = Reading it took more memory than is allowed and was given up. Choose an address with fewer entries.
source-unreadable-unexpected = Something in it could not be read, and the fault may be ours. It stands in the log. Try another address for now.
source-unreadable-no-file = There is no file { $path } that can be opened. Check the name, or give a full address with https://.
source-unreadable-too-big = The file is larger than { $megabytes } MB. Choose a smaller one.
source-unreadable-date = “{ $said }” is no date. Write it as 2026-12-31.
source-unreadable-window = The last day ({ $end }) lies before the first ({ $start }). Give --from the earlier one.

privacy-rows-sources = Sources that you added and stories that you decided on
