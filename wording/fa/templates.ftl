# پاسخ‌های آماده

help-template =
    /template: پاسخ‌های آماده که واحد هنگام پاسخ با شماره برمی‌گزیند. نمونه‌ها:
    `/template فهرست چاله`، `/template pothole_hot` (متن و نمونهٔ پرشده)
    `/template افزودن asphalt_night انجام موضوع=pothole واحد=technical_01 | چاله شبانه با آسفالت گرم پر شد ({"{date}"}، {"{unit}"}).`
    `/template تغییر asphalt_night | چاله شبانه پر و کوبیده شد ({"{date}"}).`، `/template حذف asphalt_night`
    به‌جای موضوع، دسته هم می‌شود. جای خالی: {"{unit} {date} {name} {subject}"}؛ جایی که واحد خودش بنویسد: …
purpose-claim = انجام
purpose-return = برگشت
purpose-hold = توقف
purpose-plan = برنامه
purpose-outside = بیرون
purpose-no-action = بی‌نیاز
purpose-reject = نپذیرفتن
purpose-out-of-scope = ارجاع
purpose-ask = پرسش
template-purpose = پس از کلید بنویسید پاسخ برای چه کاری است: { $known }. راهنما: /template
template-head = __پاسخ‌های آماده__: { $count }
template-line = ▫️ `{ $tag }` ({ $purpose }): { $text }
template-shown =
    `{ $tag }` ({ $purpose })
    برای: { $where }
    فارسی: { $fa }
    انگلیسی: { $en }
template-anywhere = همهٔ گزارش‌ها
template-preview = 👁 شهروند این را می‌خواند: { $text }
template-unknown = پاسخی با کلید «{ $name }» نداریم. فهرست: `/template فهرست`
template-empty = متن پاسخ را پس از | بنویسید. نمونه: `/template افزودن kerb انجام | جدول شکسته عوض شد ({"{date}"}).`
template-length = متن پاسخ باید از { $least } تا { $most } حرف باشد، تا شش پاسخ در یک پیام جا شود.
template-gaps = جای خالی را درست بنویسید؛ این‌ها را داریم: { $gaps }
template-bare = این پاسخ نمی‌گوید چه کاری انجام شد. بنویسید چه شد، کجا و کِی.
template-personal = در پاسخ آماده نام، شماره یا نشانی کسی نمی‌ماند. به‌جای نام بنویسید {"{name}"}. این بخش‌ها شخصی است: { $text }
template-twin = همین پاسخ با کلید `{ $tag }` هست.
template-not-yours = این پاسخ مال واحد شما نیست؛ مسئول واحد پاسخ‌های واحد خود را نگه می‌دارد. بنویسید: واحد=کلید واحد شما
