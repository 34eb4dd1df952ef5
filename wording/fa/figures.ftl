# آمار: در گفتگو، در تصویر، در جدول

# واژه‌هایی که پس از /stats و /export می‌شود نوشت
figures-word-today = امروز today
figures-word-yesterday = دیروز yesterday
figures-word-week = هفته هفتگی week
figures-word-month = ماه ماهانه month
figures-word-year = سال سالانه year
figures-word-region = منطقه ناحیه region
figures-word-unit = واحد unit
figures-word-full = کامل full
figures-word-help = راهنما help
figures-word-between = از تا و from to until

figures-head = 📊 __{ $who }__، { $days }
figures-unit-in = { $unit }، { $region }
figures-day = { $day }
figures-days = { $first } تا { $last }
figures-comma = ، { "" }

figures-received = 📥 رسیده: __{ $count }__
figures-solved = ✅ حل‌شده به گفتهٔ شهروند: __{ $count }__
figures-answered = 🟡 واحد می‌گوید انجام شد، شهروند تأیید نکرده: __{ $count }__
figures-silent = ⚪️ بسته در سکوت شهروند: __{ $count }__
figures-late = ⏰ دیرشده: __{ $count }__ از { $of } گزارشی که مهلتشان رسید، { $share }
figures-none-due = ⏰ مهلت هیچ گزارشی نرسید.
figures-share = { $value }٪ ({ $low } تا { $high })
figures-reopened = 🔁 اعتراض شهروند به «انجام شد»: __{ $objected }__؛ بازشده پس از بسته‌شدن: __{ $reopened }__
figures-misrouted = ↩️ راه اشتباه: { $parts }
figures-by-model = مدل { $count } از { $of }
figures-by-citizen = شهروند { $count } از { $of }
figures-by-triage = میز بررسی { $count } از { $of }
figures-by-unit = جدا شده به دست واحد { $count } از { $of }
figures-to-take = 🤝 تا برداشتن: نیمی تا { $middle }، از هر پنج تا چهار تا تا { $upper } ({ $count } گزارش)
figures-to-end = 🏁 تا تأیید شهروند: نیمی تا { $middle }، از هر پنج تا چهار تا تا { $upper } ({ $count } گزارش)
figures-rating = ⭐️ امتیاز { $mean } از ۵، رأی { $rated } نفر از { $asked } نفری که گفتند «انجام شد»
figures-thanks = 🌷 تشکر شهروندان: { $count }
figures-thanks-waiting = 🌷 تشکر شهروندان: { $count }؛ { $waiting } تشکر دیگر هنوز باید دیده شود
figures-left-out = 🚩 سوءاستفاده شناخته شد و به حساب نیامد: { $ratings } امتیاز، { $thanks } تشکر

figures-board =
    { "" }
    __به‌موقع‌ترین واحدها__ (سهم انجام‌شده در مهلت؛ جای برابر یعنی فرقشان معنادار نیست)
figures-board-unranked =
    { "" }
    __به‌موقع بودن واحدها__ (سهم انجام‌شده در مهلت؛ بازه‌ها روی هم می‌افتند، پس رتبه‌ای نیست)
figures-unit-placed = { $place }. { $unit }: { $share }، { $of } گزارش
figures-unit = ▫️ { $unit }: { $share }، { $of } گزارش
figures-unit-few = ▫️ { $unit }: { $count } از { $of }، برای مقایسه کم است
figures-peers-better = ⚖️ به‌موقع: { $own }؛ واحدهای همانند: { $peers }. بهتر از آن‌هاست.
figures-peers-worse = ⚖️ به‌موقع: { $own }؛ واحدهای همانند: { $peers }. کمتر از آن‌هاست.
figures-peers-same = ⚖️ به‌موقع: { $own }؛ واحدهای همانند: { $peers }. فرق معناداری نیست.
figures-peers-few = ⚖️ به‌موقع: { $own }؛ واحدهای همانند: { $peers }. برای مقایسه کم است.
figures-subjects =
    { "" }
    __پرشمارترین موضوع‌ها__
figures-subject = ▫️ { $subject }: { $count }
figures-shifts =
    { "" }
    __تغییرهای معنادار هفته__ (هفتهٔ پیش ← این هفته)
figures-shift-up = 🔺 { $subject }: { $before } ← { $now }
figures-shift-down = 🔻 { $subject }: { $before } ← { $now }
figures-daily = صبح به‌خیر. آمار دیروز شهر:
figures-weekly = آمار هفتهٔ گذشتهٔ واحد شما:

figures-help =
    `/stats` آمار را نشان می‌دهد و `/export` همان گزارش‌ها را در اکسل و CSV می‌فرستد. پس از هر دو می‌شود نوشت:
    ▫️ روزها: امروز، دیروز، هفته، ماه، سال، یا دو تاریخ
    ▫️ منطقه و شماره‌اش، واحد و کلیدش
    نمونه‌ها: `/stats ماه منطقه 6`، `/stats 1405/08/01 تا 1405/08/30`، `/export هفته`
figures-group-unbound = این گروه هنوز گروه هیچ واحدی نیست و آماری ندارد. نخست با /bind آن را به واحدش بدهید.
figures-not-yours = آمار این بخش در دید شما نیست. آمار واحد یا منطقهٔ خودتان را با `/stats هفته` می‌بینید.
figures-which = آمار کدام را می‌خواهید؟ { $keys }. نمونه: `/stats هفته واحد { $example }`
figures-unit-unknown = واحدی با کلید «{ $unit }» نداریم. نمونه: `/stats ماه واحد parks`
figures-argument = «{ $word }» را نمی‌شناسم. پس از `/stats` و `/export` برای نمونه بنویسید: `هفته`، `ماه منطقه ۶`، `۱۴۰۵/۰۸/۰۱ تا ۱۴۰۵/۰۸/۳۰`
figures-no-such-day = چنین روزی در تقویم نیست: { $word }. نمونه: `/stats 1405/08/01 تا 1405/08/30`
figures-days-order = نخست روز آغاز و سپس روز پایان را بنویسید. نمونه: `/stats 1405/08/01 تا 1405/08/30`
figures-future = این روزها هنوز نیامده‌اند. نمونه: `/stats هفته`
figures-too-long = بیش از سه سال را یک‌جا نمی‌شود شمرد. نمونه: `/stats سال`

picture-title = آمار { $who }، { $days }
picture-ends = گزارش‌ها
picture-received = رسیده
picture-solved = حل‌شده به گفتهٔ شهروند
picture-answered = انجام‌شده، بدون تأیید
picture-silent = بسته در سکوت
picture-late = دیرشده
picture-reopened = بازشده پس از بسته‌شدن
picture-board = انجام‌شده در مهلت
picture-subjects = پرشمارترین موضوع‌ها
picture-number = { $count }
picture-map = { $who }: گزارش‌های رسیده، { $days }
picture-legend = عدد بالا: منطقه؛ عدد پایین: شمار گزارش‌ها؛ دایره: جاهای پرگزارش

export-masked = 📄 { $count } گزارش، { $days }. نام، شماره و نشانی شخصی شهروندان پوشیده است.
export-full = 📄 { $count } گزارش، { $days }. __این پرونده نام و سخن شهروندان را دارد؛ آن را به کسی ندهید.__
export-nothing = در این روزها گزارشی نرسیده است. نمونه: `/export ماه`
export-too-many = { $count } گزارش است و هر پرونده تا { $most } گزارش دارد. روزهای کمتر یا یک منطقه را بخواهید. نمونه: `/export هفته منطقه 6`
export-reports = گزارش‌ها
export-units = واحدها
export-code = کد
export-opened = ثبت
export-subject = موضوع
export-unit = واحد
export-region = منطقه
export-state = وضعیت
export-changed = آخرین تغییر
export-due = پایان مهلت
export-over = مهلت‌رسیده
export-urgent = اضطراری
export-objections = اعتراض
export-returns = برگشت
export-rating = امتیاز
export-story = شرح
export-place = جا به گفتهٔ شهروند
export-address = نشانی
export-latitude = عرض جغرافیایی
export-longitude = طول جغرافیایی
export-name = نام شهروند
export-messenger = پیام‌رسان
export-number = شمارهٔ کاربر
export-yes = بله
