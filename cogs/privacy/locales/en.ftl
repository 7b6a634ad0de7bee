# What is kept about a person.

privacy-name = privacy
privacy-description = See what is kept about you, get a copy of it, or have it erased
privacy-kept =
    { BOLD("What we keep about you") }
    In place of your account we keep a code, made from it with a secret key. Without the key nobody gets from the code back to you, and in every community the code is a different one. Your name is kept only with questions for which you wanted it shown. Organizers read the questions; nobody reads the codes.
    When an agenda is published, what you support is kept with it as numbers of questions, without your code, so that anyone can check how it was chosen. Nobody, not even this bot, can tell that those numbers were yours; so they stay there when you are erased.
    A form that could not be taken is kept, encrypted, for a day at most, so that you can correct it.
    If a moderator gave you a role here by name, your account also stands in this server’s or workspace’s settings; a moderator takes it out with { COMMAND("setup") }.
privacy-yours = Kept in this community
privacy-all = This, and nothing else:
privacy-none = Nothing.
privacy-code = Your code here: { $code }
privacy-answers = Messages about answers
privacy-export = Export mine
privacy-export-sure = The file holds everything that is kept about you in this community, your questions’ words too. Keep it where nobody else reads it.
privacy-export-yes = Get the file
privacy-export-not = Not now
privacy-exported = Everything that is kept about you in this community is in the file.
privacy-erase = Erase me
privacy-erase-how = This cannot be undone. Your code, your name, your neighborhood and your support go in any case; only the nameless numbers kept with agendas published before stay, since nobody can tell which were yours. If moderators paused your asking, you stay paused until the time they set. What should become of the words of your questions? They may stay as those of “a resident”, so that they can still be answered, or go too.
privacy-erase-keep = Erase me, keep my words
privacy-erase-all = Erase me and my words
privacy-erase-not = Do not erase
privacy-erased = Done. You and the words of your questions are erased in this community.
privacy-erased-kept = Done. You are erased in this community. The words of your questions stay as those of “a resident”.
privacy-rows-persons = How to reach you privately (encrypted)
privacy-rows-outboxs = Private messages to you
