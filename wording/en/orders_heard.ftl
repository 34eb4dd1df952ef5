# What who gave an order hears of it: the steps of a report, called an order.

step-taken-order = 👷 “{ $unit }” has taken order { $code } and is on it.
step-asked-order =
    ❔ “{ $unit }” asks you about order { $code }:

    { $question }
step-returned-order = ↩️ Order { $code } must go to another unit. We are finding the right one; the deadline stays as it is.
step-assigned-order = 📨 Order { $code } went to “{ $unit }”.
step-assigned-term-order = 📨 Order { $code } went to “{ $unit }”. Due until { $due }.
step-told-order =
    ✉️ “{ $unit }” writes about order { $code }:

    { $words }
step-visit-order = 🔍 An expert of “{ $unit }” goes to look at order { $code }.
step-start-order = 🛠 The work on order { $code } began.
step-resume-order = ▶️ “{ $unit }” has taken up order { $code } again.
step-release-order = ▶️ The hold of order { $code } is over and work goes on.
step-plan-order = 📅 “{ $unit }” set { $date } for the work on order { $code }.
step-planned-late-order = 📅 “{ $unit }” set { $date } for the work on order { $code }. That is later than promised, for this reason: { $reason }.
step-outside-order = 🏛 Order { $code } waits for { $body }, outside the municipality. “{ $unit }” keeps after it.
step-refer-on-order =
    🏛 Order { $code } is not the municipality's work but that of: { $body }
    { $words }
    If this is not right, press the button below and it is looked at again.
step-hold-order =
    ⏸ Work on order { $code } stands still until { $date }, with the supervisor's consent. The reason of “{ $unit }”:

    { $words }
step-hold-late-order =
    ⏸ With the supervisor's consent, work on order { $code } stands still until { $date } and will not be done within the time we told you. New date: { $new }. The reason of “{ $unit }”:

    { $words }
step-no-action-order =
    🚫 An expert of “{ $unit }” saw order { $code } and says nothing has to be done:

    { $words }

    If you do not agree, press the button below.
step-released-order = ▶️ The hold of order { $code } is over and the work goes on in “{ $unit }”.
step-unanswered-order = No answer came to the question about order { $code }. Your order stays open and “{ $unit }” goes on with what it knows. You can add words whenever you like.
step-answer-reminder-order = ⏰ “{ $unit }” still waits for your answer about order { $code }.
step-follow-up-order = A week ago order { $code } was referred to the body whose work it is. If the problem is still there and you think it is the city's work, press the button below and we will look again.
step-late-order = ⏰ Order { $code } will not be done within the time we told you. The reason: { $reason }. { $date } We are sorry that you have to wait.
step-split-order = ✂️ Order { $code } held two works. The second is an order of its own now: { $second }
step-rejected-order =
    🚫 Order { $code } was not accepted. Reason: { $reason }
    { $words }
    If that is wrong, ask for another look.
step-ordered-order =
    📋 The inspectors looked at order { $code } and want “{ $unit }” to do this:

    { $words }
step-dismissed-order =
    📄 The inspectors looked at order { $code } and say nothing has to be done:

    { $words }

    Inspector: { $name }
step-examined-order = 🔎 The work of order { $code } could not be confirmed for the second time; the inspectors keep the order.
step-disbelieved-order = 🔎 The inspectors did not confirm the work of order { $code }; it went back to “{ $unit }”.
step-verification-order = 🔎 “{ $unit }” says order { $code } is done. Before we ask you, an inspector checks that it is true. Why:
word-reminder-order = ⏰ Order { $code } waits for your word: is what “{ $unit }” did all right?
closed-silent-order = Order { $code } was closed, as no answer came from you. We do not count this as your consent; if the work was not done, you can object for 60 days.
done-notice-order =
    🛠 “{ $unit }” says that order { $code } is done:

    { $words }

    __The last word is yours. Is it done?__
answered-order = Your answer on order { $code } was sent to the unit. Thank you.
added-order = Added to order { $code } and sent to the unit. Thank you.
objected-order = Your objection is filed and the unit has order { $code } again. You will hear the result here.
objected-inspection-order = Your objection is filed. This time order { $code } went to the city's inspectors, and the unit can no longer close it.
appealed-order = Order { $code } is being looked at again. You will hear the result here.
withdrawn-order = Order { $code } is withdrawn. Nobody works on it any more.
done-photo-order = { $name }, please send the after-photo of order { $code } in reply to this message. If you are still there, send your place with 📎 too: the work is believed sooner.
done-album-one-order = Photos of the order
