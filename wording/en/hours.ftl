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
