"""Answers to citizens need content: what was done. A bare "done" is recognised here.

An answer is bare if, without greetings, thanks, numbers and the words offices fill sentences with,
nothing is left. One word of content, such as what was filled or who came, is enough to pass.
"""

import re
import unicodedata

_PERSIAN = """
    و با به در از بر برای را که این آن آنها هم نیز تا بنا پس بعد مورد موارد موضوع مشکل مساله مسیله
    مشکلات ما شما من خود ایشان بنده سلام درود عرض احترام ادب احتراما شهروند شهروندان همشهری
    همشهریان هموطن گرامی عزیز محترم ارجمند دوست جناب آقای خانم سرکار وقت بخیر خیر روز صبح عصر شب
    خسته نباشید تشکر تشکرات سپاس سپاسگزار سپاسگزارم سپاسگزاریم سپاسگذار متشکر متشکرم متشکریم ممنون
    ممنونم ممنونیم مرسی قدردانی تقدیر لطف لطفا فراوان بسیار خیلی صبر شکیبایی صبوری بردباری همراهی
    همکاری تماس توجه اطلاع رسانی دقت عذرخواهی پوزش موفق باشید پیروز سربلند گزارش گزارشتان درخواست
    درخواستتان پیام پیامتان تقاضا شکایت اعلام اعلامی اعلامشده ارسالی ثبت مذکور مذکوره مربوط مربوطه
    فوق یادشده فوق‌الذکر انجام انجامشد انجام‌شد اقدام اقدامات اقدامشد عمل عملیات کار کارها لازم
    لازمه مقتضی ضروری کامل کاملا طور بطور بصورت صورت بررسی بررسیشد رسیدگی رسیدگیشد پیگیری
    پیگیریهای پیگیر ارجاع ارجاعشد ارجاعات دستور دستورکار دست اجرا اجرایی نوبت برنامه قرار گرفت
    گرفته گیرد میگیرد حل رفع برطرف مرتفع اصلاح تکمیل پایان اتمام تمام رسید رسیده رسانده رساندیم
    خاتمه نتیجه شد شده شدند میشود شود بشود نشد نشده نمیشود میگردد گردید گردیده گردد نگردید است هست
    بود باشد میباشد نیست خواهد خواهیم خواهند کرد کردیم کردند کردم کرده کنیم میکنیم میکنند کنند کند
    میکند داد دادیم داده داشت دارد داریم پذیرفت پذیرفته می نمی ها های ی ای ام نمود نمودیم نموده
    نمودند نماییم مینماییم گشت آمد آمده عنایت فرمایید فرمودید فرموده اسرع زودی بزودی سریع سریعا
    فوری فورا هرچه سریعتر زودتر نزدیک آینده حال حاضر اکنون هنوز الان امروز دیروز فردا ساعت تاریخ
    همکار همکاران همکارانمان مسئول مسیول مسئولین مسیولین مسئولان مسیولان کارشناس کارشناسان مامور
    ماموران واحد واحدهای بخش قسمت اداره مدیریت ناحیه منطقه شهرداری سازمان توسط طریق سوی جانب بله
    بلی آری چشم حتما اوکی اوکیه ok باشه ردیف درست خب عالی مراتب جهت ارسال متعاقبا معمول مبذول میشه
    شه میشن پیگیریم پیگیرم انشاالله انشالله ان شا شاالله شاءالله الله محل قربان هماهنگ هماهنگی
    لیست فهرست انتظار صف بازدید ملاحظه مشاهده رویت همه کلیه تمامی اولین فرصت ممکن حسب نظر
"""
_ENGLISH = """
    a an the it is was be been has have had will to of in on for and by with from this that all
    now your you we our us i my me dear sir madam citizen hello hi good morning day thanks thank
    regards best please welcome kindly patience message done do did ok okay yes no not fixed fix
    solved resolved completed complete finished closed checked check reviewed review examined seen
    noted handled sent forwarded referred passed taken action actions necessary required report
    request issue problem matter case work task soon possible as process progress under way being
    relevant unit department colleagues team sorted dealt looking look into attended so very much
    sincerely greetings visited site
"""
_LETTERS = str.maketrans("يىكةأإٱؤئآ", "ییکهاااوی" + "ا")
_LONG_DRAWN = re.compile(r"(.)\1{2,}")
_WORD = re.compile(r"[^\W\d_]+")


def is_bare(text: str) -> bool:
    """Whether an answer says nothing of what was done: "done", "under review, thank you"."""
    return not any(word not in _EMPTY for word in _words(text))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ـ", "")
    bare = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
    spelt = bare.translate(_LETTERS)
    return _WORD.findall(_LONG_DRAWN.sub(r"\1", spelt))


_EMPTY = frozenset(_words(_PERSIAN + _ENGLISH))
