// One phone on the desk: a chat as its owner sees it.
import { act, get } from "./api.js";
import { bubble } from "./bubbles.js";
import { Composer } from "./composer.js";
import { button, digits, face, make } from "./dom.js";
import { alert, look, toast } from "./sheets.js";

export class Pane {
  constructor(flavour, side, { people, group, role }) {
    Object.assign(this, { flavour, side, group, role, people, isGroup: Boolean(group) });
    this.bot = side.bots[0];
    this.speakers = people;
    this.speaker = people[0];
    this.key = group ? group.key : `${this.bot.id}:${this.speaker.id}`;
    this.title = group ? group.title : this.speaker.name;
    this.word = flavour === "bale" ? "بازو" : "بات"; // Bale's own word for a bot
    this.view = null;
    this.messages = new Map();
    this.build();
  }

  build() {
    this.status = make("small");
    this.blockButton = button("", () => this.do({ what: this.view?.is_blocked ? "unblock" : "block" }), { hidden: true });
    const name = this.isGroup ? this.title : this.bot.name;
    const head = make("header", { class: "head" }, face(name, this.bot.id), make("div", {}, make("strong", {}, name), this.status), this.blockButton);
    this.talk = make("div", { class: "talk", role: "log", "aria-live": "polite", "aria-label": `گفتگوی ${this.title}`, tabindex: "0" });
    this.phone = make("div", { class: "phone" });
    this.composer = new Composer(this);
    this.phone.append(head, this.talk, this.composer.element);
    this.element = make("section", { class: "pane", "aria-label": `${this.title}، ${this.role}` },
      make("div", { class: "owner" }, this.title, make("small", {}, this.role)), this.phone);
    this.hands = {
      reply: (message) => this.view && !message.deleted && this.composer.answer(message),
      jump: (id) => this.jump(id),
      press: (message, key) => this.press(message, key),
      open: (target) => this.open(target),
      look,
    };
  }

  async load() {
    const { view, messages } = await get(`/${this.flavour}/chats/${this.key}`);
    this.view = view;
    this.messages = new Map(messages.map((one) => [one.id, one]));
    this.refresh();
    this.paintAll();
  }

  refresh() {
    const members = this.view?.members?.length;
    this.setStatus(this.isGroup ? `${digits(members ?? 0)} عضو` : this.word);
    this.blockButton.hidden = this.isGroup || !this.view;
    this.blockButton.textContent = this.view?.is_blocked ? "رفع مسدودی" : "مسدود کردن";
    this.composer.refresh();
  }

  setStatus(text) {
    this.status.textContent = text;
  }

  commands() {
    return this.bot.commands;
  }

  speakAs(person) {
    this.speaker = person;
    this.paintAll();
  }

  // -- events ---------------------------------------------------------------------------------

  async hear(event) {
    if (!this.view) return this.load();
    if (event.event === "chat") {
      this.view = event.view;
      this.refresh();
    } else if (event.event === "action") this.typing();
    else if (event.event === "answer") this.answered(event);
    else this.changed(event.message);
    return null;
  }

  typing() {
    this.setStatus("در حال نوشتن…");
    clearTimeout(this.calm);
    this.calm = setTimeout(() => this.refresh(), 5000);
  }

  answered({ person, text, alert: loud, url }) {
    if (!this.people.some((one) => one.id === person)) return;
    if (text) (loud ? alert : toast)(this.phone, text);
    if (url) this.open({ url });
  }

  changed(message) {
    const isNew = !this.messages.has(message.id);
    const old = this.messages.get(message.id);
    this.messages.set(message.id, message.deleted && old ? { ...old, ...message } : message);
    if (isNew && message.from.is_bot) this.refresh();
    this.paint(message, isNew);
  }

  // -- painting -------------------------------------------------------------------------------

  groupOf(message) {
    if (!message.album) return [message];
    return [...this.messages.values()].filter((one) => one.album === message.album);
  }

  paintAll() {
    const nodes = [];
    for (const message of this.messages.values()) {
      const group = this.groupOf(message);
      if (group[0] === message) nodes.push(bubble(group, this, this.hands));
    }
    if (!nodes.length) nodes.push(this.welcome());
    this.talk.replaceChildren(...nodes);
    this.toEnd();
  }

  paint(message, isNew) {
    const group = this.groupOf(this.messages.get(message.id));
    const node = bubble(group, this, this.hands);
    const known = this.nodeOf(group[0].id);
    const wasAtEnd = this.talk.scrollHeight - this.talk.scrollTop - this.talk.clientHeight < 140;
    if (known) known.replaceWith(node);
    else {
      this.talk.querySelector(".welcome")?.remove();
      node.classList.add("new");
      this.talk.append(node);
    }
    if (isNew && wasAtEnd) this.toEnd();
    if (known && wasAtEnd) this.toEnd();
  }

  welcome() {
    const text = this.isGroup ? "هنوز پیامی در گروه نیست." : "برای آغاز گفتگو دکمهٔ «شروع» را بزنید.";
    return make("div", { class: "welcome" }, face(this.bot.name, this.bot.id), make("p", {}, text));
  }

  toEnd() {
    requestAnimationFrame(() => { this.talk.scrollTop = this.talk.scrollHeight; });
    for (const image of this.talk.querySelectorAll("img")) image.onload ||= () => { this.talk.scrollTop = this.talk.scrollHeight; };
  }

  nodeOf(id) {
    return this.talk.querySelector(`[data-id="${id}"]`);
  }

  jump(id) {
    this.nodeOf(id)?.scrollIntoView({ block: "center", behavior: "smooth" });
    this.mark({ id });
    setTimeout(() => this.mark(this.composer.replyTo), 1200);
  }

  mark(message) {
    for (const chosen of this.talk.querySelectorAll(".chosen")) chosen.classList.remove("chosen");
    if (message) this.nodeOf(message.id)?.querySelector(".bubble").classList.add("chosen");
  }

  before(message) {
    const ids = [...this.messages.values()].filter((one) => !one.deleted && !one.new_chat_members && !one.left_chat_member).map((one) => one.id);
    const at = message ? ids.indexOf(message.id) - 1 : ids.length - 1;
    return this.messages.get(ids[Math.max(at, 0)]) || null;
  }

  // -- deeds ----------------------------------------------------------------------------------

  async do(wish) {
    const place = this.isGroup ? { chat: this.key } : { bot: this.bot.id };
    try {
      return await act(this.flavour, { person: this.speaker.id, ...place, ...wish });
    } catch (problem) {
      toast(this.phone, `نشد: ${problem.message}`);
      return null;
    }
  }

  async press(message, key) {
    if (key.url) return this.open({ url: key.url });
    return this.do({ what: "press", message: message.id, data: key.callback_data });
  }

  async open({ url, command }) {
    if (command) return this.do({ what: "say", text: command });
    const target = await get(`/${this.flavour}/link?url=${encodeURIComponent(url)}`);
    if (!target.bot) return window.open(url, "_blank", "noopener");
    return act(this.flavour, { what: "start", person: this.speaker.id, bot: target.bot, payload: target.payload });
  }
}
