// The five steps a newcomer may try, and the button that folds them away.
import { button, digits, icon, make } from "./dom.js";

const STORY = "سطل زباله سر کوچه پر شده";

const STEPS = (fill) => [
  ["در گوشی مریم «شروع» را بزنید و بنویسید: ", button(`«${STORY}»`, () => fill(STORY), { class: "fill" })],
  ["به پرسش‌ها پاسخ دهید: با ", icon("attach"), " یک «عکس آماده» بفرستید و جا را روی نقشه نشان دهید."],
  ["کارت گزارش به گروه «خدمات شهری» می‌رسد؛ به نام حسین یا لیلا «می‌پذیرم» و سپس «انجام شد» را بزنید."],
  ["روی پرسش بات بزنید تا پاسخ به آن باشد؛ عکس «سطل خالی و تمیز» و یک جمله بفرستید."],
  ["مریم پیش و پس را می‌بیند و می‌گوید درست شد یا نه. رضا همان را گزارش کند؛ مدیر هم «شروع» را بزند."],
];

export function hints(fill) {
  const panel = document.getElementById("hints");
  const switcher = document.querySelector(".help");
  panel.replaceChildren(...STEPS(fill).map((step, at) =>
    make("article", {}, make("b", {}, digits(at + 1)), make("p", {}, ...step))));
  const show = (open) => {
    panel.hidden = !open;
    switcher.setAttribute("aria-expanded", String(open));
  };
  switcher.addEventListener("click", () => {
    show(panel.hidden);
    localStorage.setItem("hints", panel.hidden ? "closed" : "open");
  });
  const wish = localStorage.getItem("hints") ?? (window.innerWidth > 1120 ? "open" : "closed");
  show(wish === "open");
}
