// The page's only door to the box.

async function ask(path, options) {
  const answer = await fetch(`/lab${path}`, options);
  const result = await answer.json();
  if (!answer.ok) throw new Error(result.error || answer.status);
  return result;
}

export const get = (path) => ask(path);

export const act = (flavour, deed) =>
  ask(`/${flavour}/do`, { method: "POST", body: JSON.stringify(deed) });

export async function upload(file, name = file.name) {
  const form = new FormData();
  form.append("file", file, name);
  return ask("/media", { method: "POST", body: form });
}

// Calls `hear` with every event; `line` tells whether the connection stands.
export function listen(hear, line) {
  const feed = new EventSource("/lab/feed");
  let broke = false;
  feed.onmessage = (event) => hear(JSON.parse(event.data));
  feed.onopen = () => {
    line(true);
    if (broke) hear({ event: "reset" });
    broke = false;
  };
  feed.onerror = () => {
    broke = true;
    line(false);
  };
}
