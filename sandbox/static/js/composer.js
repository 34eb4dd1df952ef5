// The foot of a phone: input, attach menu, speaker choice, reply bar, commands, reply keyboard.
import { quote } from "./bubbles.js";
import { button, icon, make } from "./dom.js";
import { attachMenu, mapSheet, photoSheet } from "./sheets.js";
import { ownFile, sampleVideo } from "./samples.js";

export class Composer {
  constructor(pane) {
    this.pane = pane;
    this.replyTo = null;
    this.keysHidden = false;
    this.input = make("textarea", { rows: 1, placeholder: "پیام", "aria-label": `پیام ${pane.title}` });
    this.commands = make("div", { class: "commands", hidden: true });
    this.reply = make("div", { class: "replying", hidden: true });
    this.keys = make("div", { class: "keys", hidden: true });
    this.toggle = button(icon("keys"), () => this.flipKeys(), { class: "icon", "aria-label": "صفحه‌کلید بات", hidden: true });
    this.line = make("div", { class: "line" },
      button(icon("attach"), () => this.attach(), { class: "icon", "aria-label": "پیوست" }),
      this.input, this.toggle,
      button(icon("send"), () => this.send(), { class: "icon send", "aria-label": "فرستادن" }));
    this.startButton = button("شروع", () => pane.do({ what: "start" }), { class: "start" });
    this.element = make("footer", { class: "foot" }, this.commands, this.speakers(), this.reply, this.line, this.keys, this.startButton);
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.key(event));
  }

  speakers() {
    if (!this.pane.isGroup) return null;
    const chips = this.pane.speakers.map((one) => button(one.name, () => {
      this.pane.speakAs(one);
      for (const chip of chips) chip.setAttribute("aria-pressed", String(chip.textContent === one.name));
    }, { "aria-pressed": String(one === this.pane.speaker) }));
    return make("div", { class: "as" }, "گوینده:", ...chips);
  }

  refresh() {
    const { view } = this.pane;
    const closed = !view || view.is_blocked;
    this.startButton.hidden = !closed;
    this.startButton.textContent = view?.is_blocked ? "رفع مسدودی و شروع دوباره" : "شروع";
    this.line.hidden = closed;
    const rows = (!closed && view.keyboard?.keyboard) || [];
    this.toggle.hidden = !rows.length;
    this.toggle.setAttribute("aria-pressed", String(!this.keysHidden));
    this.keys.hidden = !rows.length || this.keysHidden;
    this.keys.replaceChildren(...rows.map((row) => make("div", {}, ...row.map((key) => button(key.text, () => this.tap(key))))));
  }

  flipKeys() {
    this.keysHidden = !this.keysHidden;
    this.refresh();
  }

  tap(key) {
    if (key.request_location) mapSheet(this.pane.phone, (point) => this.pane.do({ what: "tap", label: key.text, ...point }));
    else this.pane.do({ what: "tap", label: key.text });
  }

  async send(text = this.input.value.trim()) {
    if (!text) return;
    this.input.value = "";
    this.typed();
    await this.deed({ what: "say", text });
    this.input.focus();
  }

  async deed(wish) {
    const quoted = this.replyTo ? { reply_to: this.replyTo.id } : {};
    this.answer(null);
    await this.pane.do({ ...wish, ...quoted });
  }

  fill(text) {
    this.input.value = text;
    this.typed();
    this.input.focus();
  }

  typed() {
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight + 2}px`;
    const slash = /^\/\w*$/.test(this.input.value);
    const found = slash ? this.pane.commands().filter((one) => `/${one.command}`.startsWith(this.input.value)) : [];
    this.commands.hidden = !found.length;
    this.commands.replaceChildren(...found.map((one) =>
      button(make("b", {}, `/${one.command}`), () => this.send(`/${one.command}`), { title: one.description })));
    [...this.commands.children].forEach((row, at) => row.append(found[at].description));
    this.commands.firstChild?.classList.add("at");
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") {
      this.answer(null);
      this.commands.hidden = true;
    } else if (event.key === "Tab" && !this.commands.hidden && !event.shiftKey) {
      event.preventDefault();
      this.fill(this.commands.firstChild.querySelector("b").textContent);
    } else if (event.key === "ArrowUp" && !this.input.value) {
      event.preventDefault();
      this.answer(this.pane.before(this.replyTo));
    }
  }

  // Chooses the message the next one answers; null for none.
  answer(message) {
    this.replyTo = message;
    this.pane.mark(message);
    this.reply.hidden = !message;
    this.reply.replaceChildren(...(message
      ? [quote(message, () => this.pane.jump(message.id)), button(icon("close"), () => this.answer(null), { class: "icon", "aria-label": "پاسخ نده" })]
      : []));
    if (message) this.input.focus();
  }

  attach() {
    const { phone } = this.pane;
    const point = (where) => this.deed({ what: "location", ...where });
    const choices = [
      ["photo", "عکس آماده", 205, () => photoSheet(phone, (names, caption) => this.samples(names, caption))],
      ["file", "از رایانه", 265, () => this.own("")],
      ["place", "جا روی نقشه", 145, () => mapSheet(phone, point)],
      ["voice", "صدای نمونه", 20, () => this.deed({ what: "voice", media: "sample:voice", duration: 3 })],
      ["video", "ویدیوی نمونه", 340, async () => this.deed({ what: "video", media: await sampleVideo(), duration: 2 })],
    ];
    if (!this.pane.isGroup) choices.push(["person", "شمارهٔ من", 45, () => this.deed({ what: "contact" })]);
    attachMenu(phone, choices);
  }

  samples(names, caption) {
    const media = names.map((name) => `sample:${name}`);
    if (media.length > 1) return this.deed({ what: "album", media, caption: caption || null });
    return this.deed({ what: "photo", media: media[0], caption: caption || null });
  }

  async own(accept) {
    for (const deed of await ownFile(accept)) await this.deed(deed);
  }
}
