// Things to send: files from this computer, and a short video painted in the browser.
import { get, upload } from "./api.js";
import { make } from "./dom.js";

// Lets the person choose files; several photos become one album.
export function ownFile(accept) {
  return new Promise((resolve) => {
    const input = make("input", { type: "file", multiple: true, accept });
    input.addEventListener("cancel", () => resolve([]));
    input.addEventListener("change", async () => {
      const sent = await Promise.all([...input.files].slice(0, 10).map(async (file) => ({ ...(await upload(file)), file })));
      resolve(deeds(sent));
    });
    input.click();
  });
}

function deeds(sent) {
  const photos = sent.filter((one) => /^image\/(jpeg|png|webp)$/.test(one.mime));
  const rest = sent.filter((one) => !photos.includes(one));
  const result = rest.map((one) => ({ what: kind(one.mime), media: one.media }));
  if (photos.length === 1) result.unshift({ what: "photo", media: photos[0].media });
  if (photos.length > 1) result.unshift({ what: "album", media: photos.map((one) => one.media) });
  return result;
}

function kind(mime) {
  if (mime.startsWith("video/")) return "video";
  return mime.startsWith("audio/") ? "audio" : "document";
}

// Two seconds of slowly moving in on a ready-made photo; returns the upload's number.
export async function sampleVideo() {
  const [sample] = await get("/samples");
  const image = Object.assign(new Image(), { src: sample.url });
  await image.decode();
  const canvas = make("canvas", { width: 480, height: 360 });
  const recorder = new MediaRecorder(canvas.captureStream(15), { mimeType: "video/webm" });
  const parts = [];
  recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
  const done = new Promise((resolve) => recorder.addEventListener("stop", resolve));
  recorder.start();
  for (let step = 0; step < 30; step += 1) {
    const zoom = 1 + step / 100;
    const [width, height] = [480 * zoom, 360 * zoom];
    canvas.getContext("2d").drawImage(image, (480 - width) / 2, (360 - height) / 2, width, height);
    await new Promise((next) => setTimeout(next, 66));
  }
  recorder.stop();
  await done;
  return (await upload(new Blob(parts, { type: "video/webm" }), "video.webm")).media;
}
