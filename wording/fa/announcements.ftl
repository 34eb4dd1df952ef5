# اطلاعیه‌های زمان‌دار

announce-where = 📌 اطلاعیه برای کجاست؟
announce-region = 📍 یک منطقه
announce-everywhere = 🏙 همهٔ شهر
announce-region-which = کدام منطقه؟
announce-what = دربارهٔ چیست؟ (پیش از ثبت گزارش همین موضوع دیده می‌شود)
announce-one = 🏷 یک موضوع
announce-any = هر موضوعی
announce-subject-which = کدام موضوع؟
announce-words = متن اطلاعیه را بنویسید (۱۰ تا ۶۰۰ حرف). نمونه: آب منطقهٔ ۳ برای تعمیر لوله قطع است.
announce-begins = از کِی؟ دکمه را بزنید یا بنویسید. نمونه: فردا ۸
announce-ends = تا کِی؟ دکمه را بزنید یا بنویسید. نمونه: امروز ۱۸، یا ۱۴۰۵/۰۸/۰۳ ۱۲:۳۰
moment-now = ▶️ از همین حالا
moment-same = همان زمان پایان
moment-2h = ۲ ساعت
moment-6h = ۶ ساعت
moment-1d = یک شبانه‌روز
announce-begin-unclear = این زمان روشن نیست. نمونه: فردا ۸، یا ۱۴۰۵/۰۸/۰۳ ۱۲:۳۰
announce-end-unclear = این زمان روشن نیست. نمونه: امروز ۱۸، یا ۱۴۰۵/۰۸/۰۳ ۱۲:۳۰
announce-end-early = پایان باید پس از آغاز و پس از همین حالا باشد.
announce-too-long = اطلاعیه بیش از ۹۰ روز نمی‌ماند. زمان نزدیک‌تری بنویسید.
announce-sure =
    📌 مردم این را می‌بینند:

    { $words }

    📍 { $where }
    ⏰ از { $at } تا { $until }

    درست است؟
announce-yes = 📌 منتشر شود
announce-edit-words = ✏️ تغییر متن
announce-edit-where = ✏️ تغییر جا
announce-edit-what = ✏️ تغییر موضوع
announce-edit-when = ✏️ تغییر زمان
announce-done = 📌 اطلاعیه از { $at } تا { $until } دیده می‌شود و خودش پایان می‌یابد. تغییر و توقف: /announcements
announce-change = ✏️ تغییر
announce-stop = ⛔ توقف
announce-all = همهٔ شهر، هر موضوعی
announce-over = این اطلاعیه پایان یافته است. تازه: /announce
announce-words-new =
    متن کنونی: «{ $words }»
    متن تازه را بنویسید، یا اگر همین خوب است دکمهٔ زیر را بزنید.
announce-ends-new = تا کِی؟ دکمه را بزنید یا بنویسید. نمونه: امروز ۱۸
announce-changed = ✅ اطلاعیه تغییر کرد؛ پایان: { $until }. به کسانی که گفته بودند همین است، خبر داده شد.
announce-stopped = ⛔ اطلاعیه پایان یافت. به کسانی که گفته بودند همین است، خبر داده شد.
announcements-none = اطلاعیه‌ای در جریان نیست. نوشتن اطلاعیه: /announce
announcement-line =
    📌 «{ $words }»
    📍 { $where }
    ⏰ از { $at } تا { $until }
    👁 دیده‌اند: { $seen } نفر، گفته‌اند همین است: { $answered } بار
announced =
    📌 __اطلاعیهٔ شهرداری__
    { $words }
    (تا { $until })
announced-alone = { $words } (تا { $until })
announced-line = { $number }. { $words } (تا { $until })
announced-is-it =
    📌 شهرداری این را اعلام کرده است:
    { $notices }

    آنچه می‌خواهید گزارش کنید همین است؟
announced-yes = ✅ بله، همین است
announced-this = ✅ شمارهٔ { $number } است
announced-no = ✍️ نه، گزارش دیگری دارم
announced-thanks = 🙏 ممنون. گزارشی ثبت نشد چون شهرداری از آن خبر دارد. پایان: { $until }. اگر زمانش عوض شود خبرتان می‌کنیم؛ اگر پس از آن هنوز درست نشده بود، دوباره بنویسید.
announced-over = این اطلاعیه همین حالا پایان یافته است. اگر مشکل هنوز هست لطفاً دوباره بنویسید تا ثبت کنیم.
announced-changed =
    📌 اطلاعیه‌ای که گفتید همین است تغییر کرد:
    { $words }
    (تا { $until })
announced-stopped =
    📌 این اطلاعیه پایان یافت: { $words }
    اگر هنوز درست نشده است، همین‌جا بنویسید تا ثبت کنیم.
