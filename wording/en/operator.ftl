# Operators and owners

owners-crowds =
    🔥 __Many reports came from these places in the last seven days:__

    { $lines }
crowd-line = ▫️ { $count } reports “{ $subject }”; { $place }

# `shahrdad route`: which unit gets a report, and why

route-subject = Subject: { $subject }
route-confidence = Confidence: { $percent }
route-decision-auto = taken without a question
route-decision-ask = the citizen is asked
route-decision-triage = the citizen chooses from the list
route-no-subject = This does not seem to be a report to the city.
route-emergency = 🔴 urgent
route-region = Region: { $region }
route-no-region = unknown
route-unit = Unit: { $unit }
route-step = { $number }) { $words }
routing-rule = The city has a rule of its own for it.
routing-owner = There is no rule for it; it goes to the usual owner of the subject.
routing-served-by = There is no unit of this kind here; another one does its work.
routing-region = It is the unit of that region.
routing-headquarters = The region is unknown or has no such unit; it goes to headquarters.
routing-city-wide = It is an organisation that works in the whole city.
routing-external = It is outside the municipality.
routing-fallback = There is no unit for it; it goes to the centre.
