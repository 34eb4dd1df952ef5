// Text with its spans (offsets in UTF-16 units, which is how JavaScript counts too).
import { button, make } from "./dom.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "q" };

export function words(text, spans, open) {
  return make("div", { class: "words", dir: "auto" }, ...pieces(text, 0, text.length, spans, open));
}

function pieces(text, start, end, spans, open) {
  const parts = [];
  let at = start;
  const own = spans.filter((span) => span.offset >= start && span.offset + span.length <= end);
  for (let i = 0; i < own.length; i += 1) {
    const span = own[i];
    if (span.offset < at) continue;
    const stop = span.offset + span.length;
    parts.push(text.slice(at, span.offset));
    const inner = own.slice(i + 1).filter((one) => one.offset + one.length <= stop);
    parts.push(styled(text, span, stop, inner, open));
    at = stop;
    if (span.type === "blockquote" && text[at] === "\n") at += 1; // a quotation ends its line by itself
  }
  parts.push(text.slice(at, end));
  return parts;
}

function styled(text, span, stop, inner, open) {
  const raw = text.slice(span.offset, stop);
  if (span.type === "url") return link(raw, raw, open);
  if (span.type === "text_link") return link(span.url, raw, open);
  if (span.type === "bot_command") return button(raw, stopped(() => open({ command: raw })), { class: "command" });
  const content = pieces(text, span.offset, stop, inner, open);
  if (span.type === "spoiler") return make("span", { class: "spoiler" }, ...content);
  return make(TAGS[span.type] || "span", {}, ...content);
}

function link(url, label, open) {
  const href = /^[a-z]+:/i.test(url) ? url : `https://${url}`;
  const go = stopped((event) => {
    event.preventDefault();
    open({ url: href });
  });
  return make("a", { href, dir: "auto", rel: "noopener", onclick: go }, label);
}

const stopped = (deed) => (event) => {
  event.stopPropagation();
  deed(event);
};
