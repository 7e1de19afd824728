// The map as PNG.

/** Two pixels to each unit, so that it is sharp in print. */
const SCALE = 2;

/** A data URL. The picture is for a paper, and so it is light, whatever the editor is. */
export async function picture(svg: string): Promise<string> {
  const light = svg.replace("(prefers-color-scheme:dark)", "not all");
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(light)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}
