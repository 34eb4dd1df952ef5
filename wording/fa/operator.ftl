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
