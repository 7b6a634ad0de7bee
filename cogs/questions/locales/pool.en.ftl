# The pool of questions: what support and decisions come to.

pool-unknown = There is no such question here, or it is gone. { COMMAND("questions") } shows those that are.
pool-changed = Somebody else was faster: question { $number } { $now }. Nothing you did was lost on it: look at it anew and decide again if you still want to.
pool-now-received = was changed and waits for a decision
pool-now-approved = was changed and is approved
pool-now-rejected = was changed and is rejected
pool-now-withdrawn = was taken back by whoever asked it
pool-not-public-received = Question { $number } is not public yet: moderators look at it first. { COMMAND("questions") } shows those you can support.
pool-not-public-rejected = Question { $number } was rejected and takes no support. { COMMAND("questions") } shows those you can support, and { COMMAND("ask") } asks your own.
pool-not-public-withdrawn = Question { $number } was taken back by whoever asked it and takes no support. { COMMAND("questions") } shows those you can support, and { COMMAND("ask") } asks your own.
pool-redact-nothing = None of these words is in the question. Copy them just as they stand there, each on a line of its own.
pool-redact-all = Nothing would be left of the question. Reject it instead.
pool-join-itself = That is question { $number } itself. Give the number of another one.
pool-join-already = Question { $number } is joined with this one already.
pool-join-apart = Question { $number } is for another roundtable, where its supporters will be counted: the two cannot be joined.
pool-alone = Question { $number } is not joined with any other.
