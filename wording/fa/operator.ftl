# مدیر سامانه

owners-crowds =
    🔥 __در هفت روز گذشته از این‌جاها گزارش‌های زیادی رسیده است:__

    { $lines }
crowd-line = ▫️ { $count } گزارش «{ $subject }»؛ { $place }

# «shahrdad route»: گزارش به کدام واحد می‌رود و چرا

route-subject = موضوع: { $subject }
route-confidence = اطمینان: { $percent }
route-decision-auto = بی‌پرسش پذیرفته می‌شود
route-decision-ask = از شهروند پرسیده می‌شود
route-decision-triage = شهروند خودش از فهرست انتخاب می‌کند
route-no-subject = این متن گزارش شهری به نظر نمی‌آید.
route-emergency = 🔴 فوری
route-region = منطقه: { $region }
route-no-region = نامعلوم
route-unit = واحد: { $unit }
route-step = { $number }) { $words }
routing-rule = قاعدهٔ ویژه‌ای از شهر برای آن هست.
routing-owner = قاعدهٔ ویژه‌ای نیست؛ به مسئول همیشگی این موضوع می‌رود.
routing-served-by = این نوع واحد این‌جا نیست؛ واحد دیگری کار آن را انجام می‌دهد.
routing-region = واحد همان منطقه است.
routing-headquarters = منطقه نامعلوم است یا آن‌جا چنین واحدی نیست؛ به ستاد می‌رود.
routing-city-wide = سازمانی است که در همهٔ شهر کار می‌کند.
routing-external = بیرون از شهرداری است.
routing-fallback = هیچ واحدی برای آن نیست؛ به مرکز می‌رود.

# میز مرکز: ثبت تلفنی، جستجو، اصلاح

entry-phone = ☎️ شمارهٔ تماس‌گیرنده؟ اگر نمی‌دهد، رد شوید.
entry-consent = بپرسید: «شماره‌تان را نگه داریم تا بعداً با همان شماره گزارش را در پیام‌رسان ببینید؟ فقط نشانی بی‌بازگشت و چهار رقم آخر می‌ماند.»
entry-consents = ✅ رضایت داد
entry-refuses = نخواست
entry-name = نام تماس‌گیرنده (اگر می‌گوید):
entry-read-out = ☎️ کد را شمرده برای تماس‌گیرنده بخوانید: `{ $code }` – خبرهای این گزارش به همین گفتگوی شما می‌آید. حرف بعدی او: /find { $code }
speak-for-nobody = این گزارش با تلفن ثبت نشده است؛ شهروند خودش در پیام‌رسان پاسخ می‌دهد.
speak-answer = پاسخ تماس‌گیرنده به پرسش واحد دربارهٔ { $code }؟
speak-note = تماس‌گیرنده به { $code } چه می‌افزاید؟
speak-object = تماس‌گیرنده می‌گوید { $code } درست نشده است؛ چه چیزی مانده؟
find-none = گزارشی با این نشانی‌ها پیدا نشد. نمونه: /find منطقه ۶ باز چراغ
find-some = 🔎 { $count } گزارش (تازه‌ترین‌ها):
find-line = ▫️ { $code }: { $subject }، { $state }، { $unit }، { $place }
find-by-phone = ☎️ ثبت تلفنی؛ چهار رقم آخر شماره: { $tail }
desk-card = 🗂️ کارت کامل
desk-correct = ✏️ موضوع درست
desk-relocate = 📍 جای درست
desk-transfer = 🔀 واحد دیگر
desk-combine = 🔗 پیوستن
desk-divide = ✂️ جدا کردن
desk-comment = 💬 یادداشت به واحد
desk-speak = ☎️ حرف تماس‌گیرنده
desk-who = 👤 گزارش‌دهنده
desk-correct-what = موضوع درست { $code }؟
desk-relocate-what = { $code } در کدام منطقه است؟
desk-transfer-what = { $code } به کدام نوع واحد برود؟
desk-combine-what = { $code } به کدام گزارش بپیوندد؟ کد گزارش اصلی را بنویسید.
desk-divide-what = خرابی دومی که در { $code } گفته شده چیست؟
desk-comment-what = یادداشت برای واحدی که { $code } را دارد (فقط همکاران آن را می‌بینند):
work-begun = کار آغاز شده است ({ $state }) و دیگر جابه‌جا نمی‌شود. با «یادداشت به واحد» بگویید چه باید کرد.
transfer-same = گزارش همین حالا پیش همین واحد است.
centre-remark = 💬 __{ $code }__ – یادداشت مرکز ({ $name }): { $words }
centre-told = 📣 دربارهٔ گزارش { $code }: { $words }

# کار گروهی روی گزارش‌های یک رویداد

bulk-which = با چند گزارش چه کنیم؟
bulk-merge = 🔗 همه به یکی بپیوندند
bulk-tell = 📣 به همهٔ منتظران خبر بدهیم
bulk-transfer = 🔀 همه به یک واحد بروند
bulk-find = کدام گزارش‌ها؟ مثل /find بنویسید؛ نمونه: منطقه ۶ آبگرفتگی
bulk-main = کد گزارش اصلی؟
bulk-tell-what = چه بگوییم؟
bulk-unit = کدام نوع واحد؟
bulk-sure-merge =
    🔗 { $count } گزارش به { $value } می‌پیوندند. نخستین‌ها:
    { $shown }
bulk-sure-tell =
    📣 منتظران { $count } گزارش این را می‌خوانند: «{ $value }». نخستین‌ها:
    { $shown }
bulk-sure-transfer =
    🔀 { $count } گزارش به واحد { $value } می‌روند. نخستین‌ها:
    { $shown }
bulk-yes = ✅ انجام شود
bulk-edit-words = ✏️ جستجوی دیگر
bulk-done = ✅ انجام شد: { $done }، نشد: { $failed }
bulk-failed = ▫️ { $code }: نشد، حالا «{ $state }» است.

# بستن

block-done = 🚫 گزارش‌دهندهٔ شمارهٔ { $number } تا { $until } گزارش تازه‌ای نمی‌دهد، جز خطر. دلیل: { $reason }
block-staff = همکاران و مدیران بسته نمی‌شوند؛ نقششان را پس بگیرید: /revoke
block-whom = چنین کسی نمی‌شناسیم. کد پیگیری یکی از گزارش‌هایش یا شماره‌اش را بنویسید؛ نمونه: `/block 123-456-786 ناسزای پی‌درپی 7`
unblock-whom = چنین کسی نمی‌شناسیم. شماره‌اش را از فهرست /unblock بردارید یا کد پیگیری یکی از گزارش‌هایش را بنویسید؛ نمونه: `/unblock ۱۲`
block-none = این شخص بسته نیست. همهٔ بسته‌ها: /unblock
blocks =
    🚫 __بسته‌ها__
    { $lines }
blocks-none = کسی بسته نیست.
block-line = ▫️ شمارهٔ { $number } تا { $until }: { $reason }
unblock-button = ↩️ باز کردن
unblock-one = ↩️ باز کردن شمارهٔ { $number }
unblock-done = ✅ شمارهٔ { $number } دوباره می‌تواند گزارش دهد.
who-filed = 👤 { $code } را گزارش‌دهندهٔ شمارهٔ { $number } داده است؛ تاکنون { $count } بار بسته شده.
help-find =
    🔎 پیدا کردن گزارش با کد، شمارهٔ تماس‌گیرنده، جا یا متن. نمونه:
    `/find 123-456-786`
    `/find 09121234567`
    `/find منطقه ۶ باز چراغ خیابان گلستان`
help-block =
    🚫 بستن گزارش‌دهنده: کد گزارش یا شماره‌اش، دلیل، و چند روز (۱ تا ۹۰). نمونه:
    `/block 123-456-786 ناسزای پی‌درپی به همکاران 7`

# پزشک

doctor =
    🩺 __حال سامانه__
    { $lines }
doctor-answers = { $messenger }: { $username } پاسخ می‌دهد.
doctor-token = { $messenger }: توکن را نمی‌پذیرد ({ $error }). توکن را از BotFather دوباره بگیرید و در تنظیمات بگذارید.
doctor-away = { $messenger }: پاسخ نمی‌دهد ({ $error }). شبکه و نشانی API را ببینید؛ پیام‌ها گم نمی‌شود.
doctor-database-fine = پایگاه داده تازه‌ترین شکل را دارد.
doctor-database = پایگاه داده: { $error }
doctor-outbox-fine = صندوق خروجی روان است.
doctor-outbox = صندوق خروجی: کهنه‌ترین پیام { $minutes } دقیقه مانده است. خط‌های not sent را در گزارش برنامه ببینید.
doctor-inbox-fine = صندوق ورودی روان است.
doctor-inbox = صندوق ورودی: کهنه‌ترین پیام { $minutes } دقیقه مانده است. خط‌های a turn failed را در گزارش برنامه ببینید.
doctor-lost = نامه‌های بی‌مقصد: { $dead }، پیام‌های خوانده‌نشده: { $broken }. راه کار: راهنمای بهره‌برداری، Dead letters
doctor-clock-fine = ساعت درست است.
doctor-clock = ساعت این دستگاه { $seconds } ثانیه ناهمخوان است. همگام‌سازی زمان (NTP) را روشن کنید.
doctor-groups-fine = { $reached } واحد از { $all } واحد گروه دارند؛ گزارش بقیه به مرکز می‌رود.
doctor-groups-none = مرکز گروه ندارد ({ $reached } از { $all } واحد گروه دارند)؛ گزارش‌ها دیده نمی‌شوند. با shahrdad unit code گروه مرکز را ببندید.
doctor-group-gone = از گروه «{ $title }» ({ $unit }) بیرون شده‌ایم. ربات را دوباره به گروه بیفزایید.
doctor-group-rights = به گروه «{ $title }» نمی‌توان نوشت ({ $error }). حق‌های ربات را در گروه ببینید.
doctor-disk-fine = { $free } گیگابایت جا هست.
doctor-disk = تنها { $free } گیگابایت جا مانده است. جا باز کنید، یا زمان نگهداری را کم کنید.
doctor-model-fine = مدل فهم متن: نسخهٔ { $version }
doctor-model = مدلی برای فهم متن نیست: shahrdad train را اجرا کنید.
doctor-no-token = توکنی نیست: SHAHRDAD_TELEGRAM_TOKEN یا SHAHRDAD_BALE_TOKEN را در تنظیمات بگذارید.
doctor-hook-fine = { $messenger }: نشانی { $url } باز می‌شود.
doctor-hook = { $messenger }: نشانی { $url } باز نمی‌شود ({ $error }). ربات روشن است؟ پراکسی و SHAHRDAD_PUBLIC_URL را ببینید.
