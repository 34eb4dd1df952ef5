# The citizen's word on a repair, inspection, and what closes of itself.

rated-why = What was not good? Your answer helps the unit.
rating-slow = ⏳ it took too long
rating-poor = 🔧 badly done
rating-unfinished = 🌓 left unfinished
rating-untold = 🔕 I heard nothing
rating-rude = 🙁 unfriendly
rating-other = something else
citizen-insist = 📷 I'll send a photo to the inspectors
citizen-appeal = 🔁 Look at it again

object-insist-what = Please write what is not right in report { $code }, then send a photo of it: it goes to the inspectors.
object-too-late = This report was closed more than 60 days ago. Please file a new one.
objected-inspection = Your objection is filed. This time report { $code } went to the city's inspectors, and the unit can no longer close it.
withdrawn-to-others = Report { $code } is no longer in your name and you will hear nothing more of it. It stays open, as other people wait for it too.
appealed = Report { $code } is being looked at again. You will hear the result here.
appealed-already = This report has been looked at again once already, as you asked.

step-objected = Somebody else who follows report { $code } said that it is not done, or only partly, so it is open again. You will hear the result here.
word-reminder = ⏰ Report { $code } waits for your word: is what “{ $unit }” did all right?
closed-silent = Report { $code } was closed, as no answer came from you. We do not count this as your consent; if the work was not done, you can object for 60 days.
closed-accord = Report { $code } was closed: most of those who answered said the work is done. If it is not done for you, you can object for 60 days.
closed-by-citizen = ✅ Report { $code } was closed: the person who filed it says the work is done. If it is not done for you, you can object for 60 days.

view-waiting = 👥 { $count } people wait for this report
view-object = If the work was not done, you can object for 60 days after closing; a second objection goes to the inspectors.

unit-order = 📋 Order to the unit
unit-dismiss = 📄 Nothing to be done
order-what = { $name }, what must the unit do in report { $code }?
dismiss-what = { $name }, write why nothing has to be done in report { $code }. The citizen reads it with your name.
ordered = The unit has the order, and the citizen was told.
dismissed = The inspectors' view was sent to the citizen.
group-ordered = 📋 The inspectors' order on report { $code }:
head-ordered = 📋 The inspectors gave an order on report { $code } (“{ $unit }”).
head-objected = ❌ A citizen objected to report { $code } (“{ $unit }”). The new term is half of the last one.
step-ordered =
    📋 The inspectors looked at report { $code } and ordered “{ $unit }”:

    { $words }
step-dismissed =
    📄 The inspectors looked at report { $code } and say nothing has to be done:

    { $words }

    Inspector: { $name }
