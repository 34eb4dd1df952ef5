# Working hours of units

hours-usual = the city’s working days
hours-always = round the clock, holidays too
hours-holidays = holidays
hours-days = { $first } to { $last }
hours-from-to = { $start } to { $end }
hours-and = { " and " }
hours-today = today
hours-tomorrow = tomorrow
hours-unclear = These hours are not clear: { $said }. Example: `sat-wed 7:30-14:30, thu 7:30-12`, `daily 22-6`, `24h`
unit-comes-at = 🕢 The people of this unit come { $day } at { $time }.
unit-comes-on = 🕢 The people of this unit come { $day }.

# On call

verb-swap = swap exchange
oncall-head = __On call for “{ $unit }”__ — hours: { $hours }
oncall-now = 📟 Now: { $names }
oncall-nobody = nobody
oncall-none = No turns yet. Example: `/oncall { $tag } add Ali daily 14:30-7:30`
oncall-turn = ▫️ Turn { $number }: { $name }, { $when }
oncall-turn-unheard = ▫️ Turn { $number }: { $name }, { $when } ⚠️ never started the bot; is called in the group only
oncall-week = __The coming week__
oncall-day = { $day }: { $turns }
oncall-part = { $name } { $start } to { $end }
oncall-gap = ⚠️ Nobody on call: { $gap }
oncall-gaps = ⚠️ In the coming day “{ $unit }” is closed at times with nobody on call. To fill the gaps: `/oncall { $tag }`
oncall-full = A unit has no more than { $count } turns. Take old ones away: `/oncall remove 12`
oncall-yours = 📟 You were given a turn on call in “{ $unit }” (by { $name }). To see the turns: `/oncall { $tag }`
oncall-changed = 📟 Your turn on call in “{ $unit }” was changed (by { $name }). To see the turns: `/oncall { $tag }`
oncall-number = There is no turn with the number “{ $said }”. See the numbers with /oncall. Example: `/oncall remove 12`
oncall-who = It is not clear who. Write a name, a user name or a link, or answer a message of theirs. Colleagues: { $names }
oncall-not-theirs = Nobody like that works in this unit. They must have done something in its group or have a role (/invite). Colleagues: { $names }
oncall-fell-out = ⚠️ { $name } is not on call for “{ $unit }” any more: gone from the unit, or blocked the bot. Fill the place: `/oncall { $tag }`
card-on-call = 📟 On call:
alarm-night-duty = 🌙 The urgent report { $code } came outside your hours with nobody of yours on call; “{ $unit }” looks after it.
sent-deserted = 🌙 Report { $code } is urgent; “{ $unit }” is closed now and nobody is on call. Please tell somebody by telephone, or choose another unit.
sent-deserted-duty = 🌙 Report { $code } is urgent; “{ $unit }” is closed now and nobody is on call. The night duty is “{ $night }”; please tell somebody by telephone, or give the report to that unit.

# A unit that closes

unit-closed = 🔁 “{ $before }” was closed and “{ $unit }” goes on with your report { $code }. The term does not start again; it is still { $due }.
unit-closed-same-term = 🔁 “{ $before }” was closed and “{ $unit }” goes on with your report { $code }. The term does not start again.

# Trying the routing

route-hours = Hours of the unit: { $hours }
route-open = Open now.
route-closed = Closed now; opens { $at }.
route-on-call = On call now: { $names }
route-night = Outside its hours and with nobody on call, an emergency goes to “{ $unit }”.
