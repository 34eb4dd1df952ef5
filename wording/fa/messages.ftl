# پیام به مردم

broadcast-whom = 📣 پیام برای چه کسانی است؟
broadcast-to-region = 📍 مردم یک منطقه
broadcast-to-subject = 🔔 گزارش‌دهندگان و پی‌گیران یک موضوع
broadcast-to-all = 👥 همهٔ کسانی که به ربات نوشته‌اند
broadcast-region = کدام منطقه؟ (کسانی که در ۹۰ روز گذشته آن‌جا گزارشی داده یا پی گرفته‌اند)
broadcast-subject = کدام موضوع؟ (کسانی که در ۹۰ روز گذشته دربارهٔ آن گزارشی داده یا پی گرفته‌اند)
broadcast-words = متن پیام را بنویسید (۱۰ تا ۹۰۰ حرف).
broadcast-picture = اگر عکسی هم دارد بفرستید، وگرنه ادامه دهید.
broadcast-nobody = در این گروه کسی نیست. گروه دیگری انتخاب کنید.
broadcast-copy =
    📣 __پیام شهرداری { $city }__

    { $words }

    دیگر از این پیام‌ها نمی‌خواهید؟ /quiet
broadcast-sure = ☝️ پیام به همین شکل برای { $count } نفر فرستاده می‌شود. بفرستیم؟
broadcast-sure-later =
    ☝️ پیام به همین شکل برای { $count } نفر فرستاده می‌شود.
    از ۲۲ تا ۸ پیام همگانی نمی‌فرستیم؛ { $at } راه می‌افتد. بفرستیم؟
broadcast-yes = 📤 بفرستید
broadcast-edit-words = ✏️ متن و عکس
broadcast-edit-whom = ✏️ گیرندگان
broadcast-begun = 📤 پیام برای { $count } نفر راه افتاد. آرام می‌رود تا خبر گزارش‌ها پشت آن نماند. پیشرفت: /broadcasts
broadcast-waits = 🌙 پیام برای { $count } نفر آماده است و { $at } راه می‌افتد. پیشرفت: /broadcasts
broadcast-stop = ⛔ توقف پیام
broadcast-over = این پیام دیگر در راه نیست.
broadcasts-none = هنوز پیامی برای مردم فرستاده نشده است. نوشتن پیام: /broadcast
broadcast-sending = در راه
broadcast-stopped = متوقف‌شده
broadcast-done = پایان‌یافته
broadcast-report =
    📣 «{ $words }»
    __{ $state }__: از { $all } نفر به { $sent } نفر رسید.
    در راه: { $left }، بسته‌اند یا رفته‌اند: { $gone }، نرسید: { $failed }، پیام نخواسته‌اند: { $hushed }، متوقف شد: { $stopped }
broadcast-hush = 🔕 دیگر نمی‌خواهم
quiet-on = 🔕 دیگر پیام همگانی نمی‌گیرید. خبر گزارش‌های خودتان مثل همیشه می‌رسد.
quiet-undo = 🔔 دوباره بفرستید
quiet-off = 🔔 پیام‌های همگانی شهرداری را دوباره می‌گیرید. اگر نخواستید: /quiet
