# واحد: کارت‌ها، وضعیت‌ها و گفت‌وگوهای گروه

card-head = { $icon } __{ $subject }__ · `{ $code }`
card-urgent = 🔴 __فوری__ · { $icon } __{ $subject }__ · `{ $code }`
card-state = وضعیت: { $state }
card-unit = 🏢 واحد: { $unit }
card-taker = 👷 پذیرفته: { $name }
card-place = 📍 { $place }
card-place-pin = 📍 روی نقشه
card-due = ⏰ مهلت: { $due }
card-story = 🧾{" "}
card-no-story = 🧾 پیام صوتی؛ متنی ندارد
card-files = فایل‌های شهروند برای گزارش { $code }
card-gone = گزارش { $code } به واحد دیگری سپرده شد.
map-neshan = 🗺 نشان
map-balad = 🗺 بلد
map-google = 🗺 گوگل

state-routed = ارجاع شد به «{ $unit }»؛ هنوز کسی نپذیرفته
state-accepted = «{ $unit }» پذیرفت
state-needs-info = منتظر پاسخ شهروند
state-triage = در حال تعیین واحد
state-awaiting-citizen = واحد اعلام انجام کرد؛ منتظر تأیید شهروند
state-objected = شهروند اعتراض کرد؛ دوباره با «{ $unit }»
state-closed-confirmed = انجام شد؛ شهروند تأیید کرد
state-withdrawn = شهروند پس گرفت
short-routed = ارجاع‌شده
short-accepted = در دست اقدام
short-needs-info = منتظر پاسخ شما
short-triage = در حال تعیین واحد
short-awaiting-citizen = انجام شد؟
short-objected = اعتراض‌شده
short-closed-confirmed = انجام شد
short-withdrawn = پس‌گرفته

unit-take = ✋ می‌پذیرم
unit-ask = ❔ پرسش از شهروند
unit-return = ↩️ مال ما نیست
unit-done = ✅ انجام شد
unit-assign = 🧭 تعیین موضوع و واحد

ask-what = { $name }، از شهروند گزارش { $code } چه می‌پرسید؟ به همین پیام پاسخ (ریپلای) بدهید.
asked = پرسش { $name } برای شهروند فرستاده شد.
return-why = { $name }، چرا گزارش { $code } مال این واحد نیست؟
return-guess = فکر می‌کنید مال کجاست؟ به همین پیام پاسخ بدهید یا رد شوید.
returned = { $name } گزارش را به پذیرش برگرداند.
reason-other-unit = مال واحد دیگری است
reason-other-region = مال منطقهٔ دیگری است
reason-outside-body = بیرون از شهرداری است
reason-wrong-subject = موضوع اشتباه است
triage-returned = ↩️ برگشت خورد: { $reason }
done-photo = { $name }، عکس پس از کارِ گزارش { $code } را در پاسخ (ریپلای) به همین پیام بفرستید.
done-words = چه کاری انجام شد؟ در پاسخ به همین پیام بنویسید؛ شهروند آن را می‌خواند.
claimed = ثبت شد، { $name }. عکس‌ها و توضیح برای شهروند رفت؛ حرف آخر با اوست.
assign-area = { $name }، گزارش { $code } دربارهٔ کدام بخش است؟
assigned = { $name } گزارش را به واحد درست سپرد.

group-hello =
    سلام! من ربات گزارش‌های شهری هستم. برای این‌که گزارش‌های یک واحد به این گروه بیاید، مدیر سامانه کد واحد را می‌دهد؛ آن را این‌طور بفرستید:
    /bind کد
help-group =
    __کار با گزارش‌ها در این گروه__
    هر گزارش یک کارت است. «می‌پذیرم» یعنی پیگیر آن شمایید. «انجام شد» عکس پس از کار می‌خواهد. هر پاسخ نوشتاری به کارت، یادداشت داخلی است و شهروند آن را نمی‌بیند.
group-objected = ❌ شهروند گزارش { $code } را تأیید نکرد ({ $answer }).
group-answered = ✍️ شهروند به پرسش گزارش { $code } پاسخ داد:
group-added = ➕ شهروند به گزارش { $code } افزود:
answer-partly = بخشی انجام شده
answer-not-done = انجام نشده

bound = ✅ این گروه از این پس گروه «{ $unit }» است. گزارش‌ها همین‌جا می‌آیند.
bind-in-group = این فرمان را در گروه واحد بفرستید.
bind-code-bad = این کد درست نیست، پیش‌تر به کار رفته یا کهنه شده است. از مدیر سامانه کد تازه بگیرید.
unit-code =
    کد گروه «{ $unit }»: `{ $code }`
    ربات را به گروه اضافه کنید و آن‌جا بنویسید: /bind { $code }
    این کد یک هفته و فقط یک بار کار می‌کند.
unit-unknown = واحدی با نام «{ $unit }» نیست.
owners-only = این فرمان فقط برای مدیر سامانه است.
owners-group-lost = ⚠️ ربات از گروه «{ $title }» بیرون گذاشته شد. گزارش‌های «{ $unit }» تا پیوند دوباره به آن گروه نمی‌رود.
owners-nobody = 🚨 گزارش { $code } به هیچ گروهی نرسید: نه «{ $unit }» گروه دارد و نه پذیرش. با /unitcode کد بگیرید.
