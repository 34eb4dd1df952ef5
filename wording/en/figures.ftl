# Figures: in the chat, as pictures, as tables

# The words that may follow /stats and /export
figures-word-today = today
figures-word-yesterday = yesterday
figures-word-week = week weekly
figures-word-month = month monthly
figures-word-year = year yearly
figures-word-region = region district
figures-word-unit = unit
figures-word-full = full
figures-word-help = help
figures-word-between = from to until and

figures-head = 📊 __{ $who }__, { $days }
figures-unit-in = { $unit }, { $region }
figures-day = { $day }
figures-days = { $first } to { $last }
figures-comma = , { "" }

figures-received = 📥 Received: __{ $count }__
figures-solved = ✅ Solved, says the citizen: __{ $count }__
figures-answered = 🟡 Done, says the unit, unconfirmed: __{ $count }__
figures-silent = ⚪️ Closed in the citizen’s silence: __{ $count }__
figures-late = ⏰ Late: __{ $count }__ of { $of } whose term was over, { $share }
figures-none-due = ⏰ No report’s term was over.
figures-share = { $value } % ({ $low } to { $high })
figures-reopened = 🔁 Objected to after “done”: __{ $objected }__; reopened after closing: __{ $reopened }__
figures-misrouted = ↩️ Sent the wrong way: { $parts }
figures-by-model = model { $count } of { $of }
figures-by-citizen = citizen { $count } of { $of }
figures-by-triage = triage desk { $count } of { $of }
figures-by-unit = split by a unit { $count } of { $of }
figures-to-take = 🤝 Until taken: half within { $middle }, four in five within { $upper } ({ $count } reports)
figures-to-end = 🏁 Until confirmed: half within { $middle }, four in five within { $upper } ({ $count } reports)
figures-rating = ⭐️ Rated { $mean } of 5, by { $rated } of { $asked } who said “done”
figures-thanks = 🌷 Thanks of citizens: { $count }
figures-thanks-waiting = 🌷 Thanks of citizens: { $count }; { $waiting } more still to be looked at
figures-left-out = 🚩 Found to be gaming and not counted: { $ratings } ratings, { $thanks } thanks

figures-board =
    { "" }
    __Units most on time__ (share done within the term; an equal place means no real difference)
figures-board-unranked =
    { "" }
    __Units on time__ (share done within the term; the intervals meet, so there is no ranking)
figures-unit-placed = { $place }. { $unit }: { $share }, { $of } reports
figures-unit = ▫️ { $unit }: { $share }, { $of } reports
figures-unit-few = ▫️ { $unit }: { $count } of { $of }, too few to compare
figures-peers-better = ⚖️ On time: { $own }; units like it: { $peers }. It is better than they are.
figures-peers-worse = ⚖️ On time: { $own }; units like it: { $peers }. It is behind them.
figures-peers-same = ⚖️ On time: { $own }; units like it: { $peers }. No real difference.
figures-peers-few = ⚖️ On time: { $own }; units like it: { $peers }. Too few to compare.
figures-subjects =
    { "" }
    __Reported most__
figures-subject = ▫️ { $subject }: { $count }
figures-shifts =
    { "" }
    __Real changes of the week__ (week before → this week)
figures-shift-up = 🔺 { $subject }: { $before } → { $now }
figures-shift-down = 🔻 { $subject }: { $before } → { $now }
figures-daily = Good morning. The city’s figures of yesterday:
figures-weekly = Your unit’s figures of last week:

figures-help =
    `/stats` shows figures, and `/export` sends the same reports as Excel and CSV. After either you may write:
    ▫️ days: today, yesterday, week, month, year, or two dates
    ▫️ region and its number, unit and its key
    For example: `/stats month region 6`, `/stats 1405/08/01 to 1405/08/30`, `/export week`
figures-group-unbound = This group is no unit’s yet and has no figures. Give it to its unit with /bind first.
figures-not-yours = These figures are not for you to see. Those of your own unit or region come with `/stats week`.
figures-which = Whose figures do you want? { $keys }. For example: `/stats week unit { $example }`
figures-unit-unknown = There is no unit with the key “{ $unit }”. For example: `/stats month unit parks`
figures-argument = I do not know “{ $word }”. After `/stats` and `/export` write for example: `week`, `month region 6`, `1405/08/01 to 1405/08/30`
figures-no-such-day = There is no such day: { $word }. For example: `/stats 1405/08/01 to 1405/08/30`
figures-days-order = Write the first day, then the last. For example: `/stats 1405/08/01 to 1405/08/30`
figures-future = These days are still to come. For example: `/stats week`
figures-too-long = More than three years cannot be counted at once. For example: `/stats year`

picture-title = Figures: { $who }, { $days }
picture-ends = Reports
picture-received = Received
picture-solved = Solved, says the citizen
picture-answered = Done, unconfirmed
picture-silent = Closed in silence
picture-late = Late
picture-reopened = Reopened
picture-board = Done within the term
picture-subjects = Reported most
picture-number = { $count }
picture-map = { $who }: reports received, { $days }
picture-legend = Above: the region; beneath: its reports; circles: crowded places

export-masked = 📄 { $count } reports, { $days }. Names, numbers and the like in citizens’ words are masked.
export-full = 📄 { $count } reports, { $days }. __This file holds citizens’ names and words; give it to nobody.__
export-nothing = No report came in these days. For example: `/export month`
export-too-many = That is { $count } reports, and a file holds { $most }. Ask for fewer days or one region. For example: `/export week region 6`
export-reports = Reports
export-units = Units
export-code = Code
export-opened = Filed
export-subject = Subject
export-unit = Unit
export-region = Region
export-state = State
export-changed = Last change
export-due = Term
export-over = Term over
export-urgent = Emergency
export-objections = Objections
export-returns = Returns
export-rating = Rating
export-story = Story
export-place = Place, says the citizen
export-address = Address
export-latitude = Latitude
export-longitude = Longitude
export-name = Citizen’s name
export-messenger = Messenger
export-number = User number
export-yes = yes
