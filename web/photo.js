// A photo as it is sent: upright, small enough for a poor line, and without a word about the place or the
// device. The same limits as in shared/core/photo.h.

const mostSide = 1600, leastSide = 600;
const mostBytes = 300 * 1024;
const mostFileBytes = 40 * 1024 * 1024;
const qualities = [0.85, 0.75, 0.65, 0.5];

/// As of every picked file: known to app/client/platform/web/web_platform.cpp.
export const photoStatus = {
  unreadable: 0,
  done: 1,
  tooLarge: 2
};

const startOfScan = 0xffda, comment = 0xfffe;
const firstApplication = 0xffe0, lastApplication = 0xffef, bareJfifLength = 16;

/// Some browsers write a colour profile or EXIF of their own before the picture: of those only JFIF stays.
function withoutMetadata(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && view.getUint16(at) !== startOfScan) {
    const marker = view.getUint16(at), length = view.getUint16(at + 2);
    const isJfif = marker === firstApplication && length === bareJfifLength;
    const tells = (marker >= firstApplication && marker <= lastApplication) || marker === comment;
    if (isJfif || !tells) parts.push(bytes.subarray(at, at + 2 + length));
    at += 2 + length;
  }
  return [...parts, bytes.subarray(at)];
}

/// On white: what was transparent would become black.
function drawn(picture, mostPixels) {
  const canvas = document.createElement('canvas');
  const scale = Math.min(1, mostPixels / Math.max(picture.width, picture.height));
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const paper = canvas.getContext('2d');
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function encoded(canvas, quality) {
  const blob = await new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality);
  });
  const parts = withoutMetadata(new Uint8Array(await blob.arrayBuffer()));
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/// Coarser first, then smaller.
async function smallEnough(picture) {
  for (let side = mostSide; side >= leastSide; side = Math.round(side * 0.75)) {
    const canvas = drawn(picture, side);
    for (const quality of qualities) {
      const bytes = await encoded(canvas, quality);
      if (bytes.length <= mostBytes) return bytes;
    }
  }
  throw new Error('no JPEG of this picture is small enough');
}

/// The browser turns it upright while it decodes it.
export async function readPhoto(file) {
  if (file.size > mostFileBytes) return {status: photoStatus.tooLarge};
  try {
    const picture = await createImageBitmap(file, {imageOrientation: 'from-image'});
    const bytes = await smallEnough(picture);
    picture.close();
    return {status: photoStatus.done, bytes};
  } catch {
    return {status: photoStatus.unreadable};
  }
}
