// Reads codes from the camera, on the page: by the browser's own reader where it has one, else by jsQR.

const PAUSE = 120; // milliseconds between two looks
const WIDTH = 1280;

/** Whether there may be a camera: browsers allow it over https only. */
export const canSee = () => Boolean(globalThis.isSecureContext && navigator.mediaDevices?.getUserMedia);

/** Shows the camera and tells each text it reads, until it is stopped.
 * @param {HTMLVideoElement} video @param {(text: string) => void} tell @returns {Promise<() => void>} stops it;
 *   rejects when there is no camera, or it is not allowed */
export async function watchCodes(video, tell) {
  const wanted = { video: { facingMode: "environment", width: { ideal: WIDTH } } };
  const [stream, read] = await Promise.all([navigator.mediaDevices.getUserMedia(wanted), bestReader()]);
  let isOn = true;
  video.srcObject = stream;
  await video.play();
  look();

  async function look() {
    if (!isOn) return;
    const text = video.readyState >= video.HAVE_CURRENT_DATA ? await read(video) : "";
    if (text && isOn) tell(text);
    setTimeout(look, PAUSE);
  }

  return () => {
    isOn = false;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}

/** @returns {Promise<(video: HTMLVideoElement) => Promise<string>>} */
async function bestReader() {
  const { BarcodeDetector } = /** @type {any} */ (globalThis);
  const formats = (await BarcodeDetector?.getSupportedFormats?.().catch(() => [])) ?? [];
  if (!formats.includes("qr_code")) return jsqrReader();
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  return async (video) => (await detector.detect(video).catch(() => []))[0]?.rawValue ?? "";
}

async function jsqrReader() {
  await import(new URL("./jsqr.js", import.meta.url).href);
  const { jsQR } = /** @type {any} */ (globalThis);
  const canvas = document.createElement("canvas");
  const paper = canvas.getContext("2d", { willReadFrequently: true });
  return (video) => {
    const [width, height] = [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    paper?.drawImage(video, 0, 0);
    const image = paper?.getImageData(0, 0, width, height);
    const found = image && jsQR(image.data, width, height, { inversionAttempts: "dontInvert" });
    return Promise.resolve(found?.data ?? "");
  };
}
