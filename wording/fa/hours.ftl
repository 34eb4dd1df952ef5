# ساعت کار واحدها

hours-usual = روزهای کاری شهر
hours-always = شبانه‌روزی، روزهای تعطیل هم
hours-holidays = روزهای تعطیل
hours-days = { $first } تا { $last }
hours-from-to = { $start } تا { $end }
hours-and = { " و " }
hours-today = امروز
hours-tomorrow = فردا
hours-unclear = ساعت‌ها روشن نیست: { $said }. نمونه: `شنبه تا چهارشنبه ۷:۳۰-۱۴:۳۰، پنجشنبه ۷:۳۰-۱۲`، `هر روز ۲۲-۶`، `شبانه‌روزی`
unit-comes-at = 🕢 کارشناسان این واحد { $day } ساعت { $time } می‌آیند.
unit-comes-on = 🕢 کارشناسان این واحد { $day } می‌آیند.

# کشیک

verb-swap = جابه‌جا جابه‌جایی swap
oncall-head = __کشیک «{ $unit }»__ — ساعت کار: { $hours }
oncall-now = 📟 اکنون: { $names }
oncall-nobody = هیچ‌کس
oncall-none = هنوز نوبتی نیست. نمونه: `/oncall { $tag } افزودن علی هر روز ۱۴:۳۰-۷:۳۰`
oncall-turn = ▫️ نوبت { $number }: { $name }، { $when }
oncall-turn-unheard = ▫️ نوبت { $number }: { $name }، { $when } ⚠️ ربات را شروع نکرده است؛ فقط در گروه صدا زده می‌شود
oncall-week = __هفتهٔ پیش رو__
oncall-day = { $day }: { $turns }
oncall-part = { $name } { $start } تا { $end }
oncall-gap = ⚠️ بی‌کشیک: { $gap }
oncall-gaps = ⚠️ در یک روز آینده «{ $unit }» زمان‌هایی بسته است و کسی کشیک نیست. پرکردن: `/oncall { $tag }`
oncall-full = یک واحد بیش از { $count } نوبت ندارد. نوبت‌های کهنه را بردارید: `/oncall حذف ۱۲`
oncall-yours = 📟 شما در «{ $unit }» نوبت کشیک گرفتید ({ $name } نوشت). دیدن نوبت‌ها: `/oncall { $tag }`
oncall-changed = 📟 نوبت کشیک شما در «{ $unit }» عوض شد ({ $name } نوشت). دیدن نوبت‌ها: `/oncall { $tag }`
oncall-number = نوبتی با شمارهٔ «{ $said }» نیست. شماره‌ها را با /oncall ببینید. نمونه: `/oncall حذف ۱۲`
oncall-who = روشن نیست چه کسی. نام، نام کاربری یا پیوند او را بنویسید، یا در پاسخ به پیام او. همکاران: { $names }
oncall-not-theirs = چنین کسی در این واحد کار نمی‌کند. او باید در گروه واحد کاری کرده باشد یا نقشی گرفته باشد (/invite). همکاران: { $names }
oncall-fell-out = ⚠️ { $name } دیگر در کشیک «{ $unit }» نیست: از واحد رفته یا ربات را بسته است. جای او را پر کنید: `/oncall { $tag }`
card-on-call = 📟 کشیک:
alarm-night-duty = 🌙 گزارش فوری { $code } بیرون از ساعت کار شما رسید و کسی از شما کشیک نبود؛ «{ $unit }» رسیدگی می‌کند.
sent-deserted = 🌙 گزارش { $code } فوری است، «{ $unit }» اکنون بسته است و کسی کشیک نیست. لطفاً تلفنی خبر بدهید یا واحد دیگری را برگزینید.
sent-deserted-duty = 🌙 گزارش { $code } فوری است، «{ $unit }» اکنون بسته است و کسی کشیک نیست. گشت شب «{ $night }» است؛ لطفاً تلفنی خبر بدهید یا گزارش را به آن بسپارید.

# واحدی که بسته می‌شود

unit-closed = 🔁 «{ $before }» جمع شد و گزارش { $code } را از این پس «{ $unit }» دنبال می‌کند. مهلت از نو شروع نمی‌شود و همان { $due } است.
unit-closed-same-term = 🔁 «{ $before }» جمع شد و گزارش { $code } را از این پس «{ $unit }» دنبال می‌کند. مهلت از نو شروع نمی‌شود.

# آزمودن مسیر

route-hours = ساعت کار واحد: { $hours }
route-open = اکنون باز است.
route-closed = اکنون بسته است؛ { $at } باز می‌شود.
route-on-call = کشیک اکنون: { $names }
route-night = بیرون از ساعت کار و بی کشیک، گزارش فوری به «{ $unit }» می‌رود.
