// Pictures of characters and icons for the canvas's atlas, drawn with the reader's own fonts.

const family = getComputedStyle(document.documentElement).fontFamily;
const canvas = document.createElement('canvas');
canvas.width = canvas.height = 256;
const pen = canvas.getContext('2d', {willReadFrequently: true});
let fontNow = '';

function setFont(size, bold) {
  const font = `${bold ? 700 : 400} ${size}px ${family}`;
  if (font !== fontNow) pen.font = fontNow = font;
}

function makeRoom(width, height) {
  if (width <= canvas.width && height <= canvas.height) return;
  canvas.width = Math.max(canvas.width, width);
  canvas.height = Math.max(canvas.height, height);
  fontNow = '';
}

/// Reads the picture back. What is black takes the text's colour, so it becomes white with the same alpha;
/// an emoji is left alone.
function picture(width, height, left, top) {
  let data;
  try {
    ({data} = pen.getImageData(0, 0, width, height));
  } catch {
    return undefined;  // Such a browser gets the plain page, which shows no pictures of text.
  }
  let coloured = false;
  for (let i = 0; i < data.length && !coloured; i += 4)
    coloured = data[i + 3] > 8 && (data[i] > 8 || data[i + 1] > 8 || data[i + 2] > 8);
  if (!coloured)
    for (let i = 0; i < data.length; i += 4) data[i] = data[i + 1] = data[i + 2] = 255;
  return {width, height, left, top, coloured, data};
}

/// Whether a picture can be read back as it was drawn. Browsers that hide who reads from trackers refuse, or
/// give other pixels; a little noise is not seen.
export function canReadBack() {
  const side = 16, mostNoise = 8;
  try {
    pen.clearRect(0, 0, 2 * side, side);
    pen.fillStyle = '#000';
    pen.fillRect(0, 0, side, side);
    const {data} = pen.getImageData(0, 0, 2 * side, side);
    const wanted = (at) => (at % 4 === 3 && at / 4 % (2 * side) < side ? 255 : 0);
    return data.every((value, at) => Math.abs(value - wanted(at)) <= mostNoise);
  } catch {
    return false;
  }
}

/// Device px to the next character.
export function advance(text, size, bold) {
  setFont(size, bold);
  return pen.measureText(text).width;
}

// The longest word of joined letters in the largest type; ui/glyphs.cpp cuts it into slices.
const mostWidth = 4096, mostHeight = 512;

/// undefined when there is nothing to see.
export function draw(text, size, bold) {
  setFont(size, bold);
  const box = pen.measureText(text);
  const left = Math.floor(-box.actualBoundingBoxLeft) - 1,
        right = Math.ceil(box.actualBoundingBoxRight) + 1;
  const top = Math.ceil(box.actualBoundingBoxAscent) + 1,
        bottom = Math.ceil(box.actualBoundingBoxDescent) + 1;
  const width = Math.min(mostWidth, right - left), height = Math.min(mostHeight, top + bottom);
  if (width <= 2 || height <= 2 || box.actualBoundingBoxRight + box.actualBoundingBoxLeft <= 0)
    return undefined;
  makeRoom(width, height);
  setFont(size, bold);
  pen.clearRect(0, 0, width, height);
  pen.fillStyle = '#000';
  pen.fillText(text, -left, top);
  return picture(width, height, left, top);
}

/// An icon's lines, from a box of 24 by 24, in a square of `size` device px.
export function drawIcon(path, size) {
  makeRoom(size, size);
  pen.clearRect(0, 0, size, size);
  pen.save();
  pen.scale(size / 24, size / 24);
  pen.lineWidth = size / devicePixelRatio < 20 ? 2.25 : 2;
  pen.lineCap = pen.lineJoin = 'round';
  pen.strokeStyle = '#000';
  pen.stroke(new Path2D(path));
  pen.restore();
  return picture(size, size, 0, 0);
}
