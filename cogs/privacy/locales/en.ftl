# What is kept about a person.

privacy-name = privacy
privacy-description = See what is kept about you, get a copy of it, or have it erased
privacy-kept =
    { BOLD("What we keep about you") }
    You are kept as a code that is made from your account with a secret key. Without the key nobody gets from the code back to you, and in every community the code is another. Your name is kept only with questions for which you wanted it shown. Organisers read the questions; nobody reads the codes.
    A form that could not be taken is kept, encrypted, for a day at most, so that you can correct it.
    If a moderator gave you a role here by name, your account also stands in this server’s or workspace’s settings; a moderator takes it out with { COMMAND("setup") }.
privacy-yours = Kept in this community
privacy-code = Your code here: { $code }
privacy-export = Export mine
privacy-exported = Everything that is kept about you in this community is in the file.
privacy-erase = Erase me
privacy-erase-how = This cannot be undone. Your code, your name and your neighbourhood go in any case. What shall become of the words of your questions? They may stay as those of “a resident”, so that they can still be answered, or go too.
privacy-erase-keep = Erase me, keep my words
privacy-erase-all = Erase me and my words
privacy-erase-not = Do not erase
privacy-erased = Done. You and the words of your questions are erased in this community.
privacy-erased-kept = Done. You are erased in this community. The words of your questions stay as those of “a resident”.
