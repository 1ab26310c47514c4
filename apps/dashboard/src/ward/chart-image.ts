/** Attributes that style sheets give to the chart and that a picture must carry itself. */
const STYLED = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'opacity', 'font-size', 'font-weight', 'font-family', 'text-anchor', 'visibility', 'display'] as const;
/** Two pixels to a point stay sharp on paper and on dense screens. */
const SCALE = 2;
const PADDING_PX = 24;
const TITLE_PX = 28;
const FOOT_PX = 20;

export interface PictureText {
  readonly title: string;
  /** Units, issue time, zone and model version. */
  readonly foot: readonly string[];
}

/** A copy of the drawing whose every part carries its computed style, since a picture sees no style sheet. */
function styledCopy(source: SVGSVGElement): SVGSVGElement {
  const copy = source.cloneNode(true) as SVGSVGElement;
  const originals = [source, ...source.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, i) => {
    const style = getComputedStyle(originals[i]!);
    for (const name of STYLED) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('style');
  });
  return copy;
}

function textLine(text: string, y: number, style: { readonly size: number; readonly weight: number; readonly fill: string; readonly font: string }): SVGTextElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  element.textContent = text;
  const attributes = { x: PADDING_PX, y, 'font-size': style.size, 'font-weight': style.weight, fill: style.fill, 'font-family': style.font };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

/** Lays the chart and its overlay into one picture with a title and the lines that say what it is. */
export function pictureSvg(parts: readonly SVGSVGElement[], text: PictureText): { readonly svg: SVGSVGElement; readonly width: number; readonly height: number } {
  const first = parts[0]!;
  const plot = { width: Number(first.getAttribute('width')), height: Number(first.getAttribute('height')) };
  const width = plot.width + 2 * PADDING_PX;
  const height = plot.height + 2 * PADDING_PX + TITLE_PX + text.foot.length * FOOT_PX;
  const look = getComputedStyle(first.parentElement ?? first);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of Object.entries({ xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` })) svg.setAttribute(name, String(value));
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const surface = look.getPropertyValue('--surface').trim() || '#ffffff';
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: surface })) ground.setAttribute(name, value);
  const font = look.getPropertyValue('font-family') || 'sans-serif';
  const ink = look.getPropertyValue('--ink').trim() || '#000000';
  svg.append(ground, textLine(text.title, PADDING_PX + 12, { size: 18, weight: 650, fill: ink, font }));
  for (const part of parts) {
    const copy = styledCopy(part);
    for (const [name, value] of Object.entries({ x: PADDING_PX, y: PADDING_PX + TITLE_PX, ...plot })) copy.setAttribute(name, String(value));
    svg.append(copy);
  }
  text.foot.forEach((foot, i) => svg.append(textLine(foot, height - PADDING_PX - (text.foot.length - 1 - i) * FOOT_PX, { size: 12, weight: 400, fill: ink, font })));
  return { svg, width, height };
}

/** A PNG of the chart. Refuses (null) where the browser cannot draw it. */
export async function chartImage(parts: readonly SVGSVGElement[], text: PictureText): Promise<Blob | null> {
  const { svg, width, height } = pictureSvg(parts, text);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.scale(SCALE, SCALE);
  context.drawImage(image, 0, 0);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}
