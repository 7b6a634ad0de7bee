# What was sent where.

deliveries-name = deliveries
deliveries-description = What was sent where, what waits, and what could not be sent
deliveries-state-name = state
deliveries-state-description = Only what waits, was sent, or could not be sent
deliveries-channel-name = channel
deliveries-channel-description = Only what was for this channel
deliveries-state-all = everything
deliveries-state-waiting = waiting
deliveries-state-sent = sent
deliveries-state-dead = not sent
deliveries-found = { BOLD("Deliveries of the last 90 days") } ({ $state }): { $total ->
    [0] none.
    [one] one.
   *[other] { $total }.
}
deliveries-choose = Show only…
deliveries-where = in { $channel }
deliveries-private = privately
deliveries-kind-post = Post { $cause }
deliveries-kind-reply = Reply { $cause }
deliveries-kind-private = Private message { $cause }
deliveries-kind-event = Calendar { $cause }
deliveries-sent = Sent { $where }: { $at }
deliveries-waiting = Waits to be sent { $where }: { $at }{ $attempts ->
    [0] {""}
    [one] , tried once
   *[other] , tried { $attempts } times
}
deliveries-dead = Not sent { $where }: { $at }
deliveries-stopped-title = Nothing can be posted to { $channel }
deliveries-stopped-about = { $why } Since { $since }; { $waiting ->
    [0] nothing waits.
    [one] one thing waits, for a day at most.
   *[other] { $waiting } things wait, for a day at most.
} { $mend }
deliveries-resumed = I try { $channel } again now. If it still cannot be posted to, moderators are told.
deliveries-not-stopped = That channel is being posted to already: somebody was faster, or it was mended.
