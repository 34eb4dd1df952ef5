# A manager's order to a unit: the same way and the same proof as a citizen's report, counted apart.

action-order = orders to units
help-order = /order: an order to a unit, with a term and pictures; you hear every step and confirm the end yourself. For example: `/order mend the kerb of Bahar Street`
order-words = What has to be done? Write a few words; the unit reads just these.
order-subject = Which of these is the order about?
order-where = Where, or whose work is it?
order-place = 📍 I will say where
order-unit = 🏢 Nowhere in particular; I will choose the unit
send-kind-order = To which kind of unit does the order go?
order-term = Until when?
order-usual = ⏰ the usual term of such work
order-by-day = 📅 by { $day }
order-term-usual = the usual term of such work
order-term-day = by { $day }
order-send = ✅ Send the order
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
group-order = 🎖 { $name } ({ $role }) gave this order. Term: { $due }. Show the end of the work with pictures as always; only he or somebody above him says that it is done.
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

# In a unit's group: the same sentences, where an order is behind the work and no citizen

alarm-unanswered-order = 🔕 Who gave order { $code } did not answer your question. Please go on with what you have; an order is not closed for lack of an answer.
unit-ask-order = ❔ Ask who gave the order
unit-present-order = ✅ It is done; ask who gave the order
place-ask-order = ❔ Ask who gave the order
ask-what-order = { $name }, what do you ask who gave order { $code }? Reply to this message.
asked-order = { $name }'s question about order { $code } was sent to who gave it.
done-words-order = What was done? Reply to this message; who gave the order reads it.
done-why-order = Why is there no photo? Reply to this message; who gave the order reads it.
claimed-order = The work of order { $code } is noted, { $name }. The photos and your words went to who gave it, who has the last word.
claimed-waits-order = The work of order { $code } is noted, { $name }. The unit's head looks at it, then it goes to who gave it.
head-claimed-order =
    👷 { $name } (contractor) says that the work of order { $code } is done:

    { $words }

    Shall it go to who gave the order?
noted-order = 📝 { $name }'s note on order { $code } stays with colleagues; who gave it does not see it. To write to him, begin the reply with !
told-order = ✉️ { $name }'s words on order { $code } were sent to who gave it.
plan-late-order = This day is past the term. Why? Who gave the order reads the reason.
planned-order = 📅 The day for order { $code } is noted, { $name }; who gave it was told.
outside-number-order = What is that body's letter or reference number? Reply to this message; who gave the order sees it.
refer-on-words-order = { $name }, if you have an address or phone of that body for who gave order { $code }, write it; if not, press the button below.
referred-on-order = 🏛 { $name } closed order { $code }; who gave it has the body's name and number.
hold-why-order = Why? Reply to this message; who gave the order reads it.
no-action-words-order = What is the expert's view? Reply to this message why nothing has to be done; who gave the order reads it.
closed-by-head-order = 🚫 { $name } closed order { $code }. Who gave it has the view and the photos, and may object.
dismiss-what-order = { $name }, write why nothing has to be done in order { $code }. Who gave it reads it with your name.
ordered-order = The unit must do the work; who gave the order was told, too.
dismissed-order = The inspectors' view was sent to who gave the order.
proof-copy-of-before-order = ▫️ The after-photo looks like the own photo of who gave the order.
proof-retouched-before-order = ▫️ The after-photo looks like the own photo of who gave the order, retouched.
proof-nothing-before-order = ▫️ Who gave the order sent no photo to compare with.
claim-doubted-order = 🔎 The work of order { $code } is verified before who gave it is asked. Why:
why-appeal-order = ❗ Why it is here: who gave the order asked for another look.
why-reconsider-order = ❗ Why it is here: who gave the order says that it is the municipality’s work.
refer-phone-order = How does who gave the order reach that body? Write its phone number in reply to this message. If you do not know it, press the button below.
refer-why-order = Why is it that body’s work? Reply to this message; who gave the order reads it.
reject-why-order = { $name }, why is order { $code } not accepted? Who gave it reads the reason and may ask once for another look.
reject-words-order = What is that reason? Reply to this message; who gave the order reads it.
reject-more-order = If you have a word for who gave the order, write it; if not, press the button below.
rejected-order = 🚫 { $name } did not accept order { $code }. Who gave it has the reason and may ask once for another look.
