# A manager's order to a unit: the same way and the same proof as a citizen's report, counted apart.

action-order = orders to units
help-order = /order: an order to a unit, with a term and pictures; you hear every step and confirm the end yourself. For example: `/order mend the kerb of Bahar Street`
order-words = What has to be done? Write a few words; the unit reads just these.
order-where = Where, or whose work is it?
order-place = 📍 I will say where
order-unit = 🏢 Nowhere in particular; I will choose the unit
send-kind-order = To which kind of unit does the order go?
order-term = Until when?
order-usual = ⏰ the usual term of such work
order-by-day = 📅 by { $day }
order-media = Send photos or videos if you have any; if not, press the button below.
order-review =
    __Your order:__

    🧾 { $story }
    🏷 Subject: { $subject }
    📍 Place or unit: { $target }
    ⏰ Term: { $term }
    🖼 Photos and files: { $media }

    Shall it be sent?
edit-target = ✏️ Change place or unit
edit-term = ✏️ Change the term
order-outside = This is outside your region; headquarters or an admin gives orders there.
merge-order = A manager's order does not join a citizen's report, nor the other way round; each has an end of its own.

card-order = 🎖 __Manager's order__
group-order = 🎖 { $name } ({ $role }) gave this order. Term: { $due }. It wants the same proof as any work, and only he or somebody above him says that it is done.
card-files-order = Files of order { $code }
receipt-order =
    🎖 __Your order is filed.__

    Code: `{ $code }`
    Subject: { $subject }
    Unit: { $unit }
    Term: until { $due } ({ $span } left)

    You hear every step here, and confirm the end yourself.
state-needs-info-order = waiting for an answer of who gave the order
state-awaiting-citizen-order = the unit says it is done; waiting for who gave the order
state-closed-confirmed-order = closed; confirmed by who gave the order
state-closed-silent-order = closed; who gave the order did not answer
state-withdrawn-order = withdrawn by who gave the order
group-objected-order = ❌ Who gave order { $code } says that it is not finished ({ $answer }).
group-answered-order = ✍️ Who gave order { $code } answered the question:
group-added-order = ➕ Who gave order { $code } added:
head-objected-order = ❌ Who gave order { $code } (“{ $unit }”) did not accept the work. The new term is half the former one.
confirmed-order = ✅ Order { $code } is closed with your confirmation.
closed-by-citizen-order = ✅ Order { $code } is closed: somebody above you said that it is done. If it is not, you can object for 60 days.
figures-orders = 🎖 Managers' orders (apart from citizens' figures): __{ $given }__; confirmed { $done }, late { $late }
