const link = /https?:\/\/[^\s<>"'，。；、！？）】》「」“”]+/giu;
const bare = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/\S*)?$/i;

/** The links in a text as people paste it: one a line, or inside the words of a share message. Each one once. */
export function linksIn(text: string): string[] {
  const found = (text.match(link) ?? []).map((one) => one.replace(/[.,;:!?)\]}]+$/u, ''));
  if (found.length === 0) {
    for (const line of text.split(/\s+/)) if (bare.test(line)) found.push(line);
  }
  return [...new Set(found)];
}

/** The most that one request takes. */
export const batchLimit = 100;

export function readTags(text: string): string[] {
  const words = text.split(/[,，、#\n]+/u).map((word) => word.trim());
  return [...new Set(words.filter(Boolean))];
}

/** The links of a text that one request leaves over, one a line. */
export function linksLeft(text: string): string {
  return linksIn(text).slice(batchLimit).join('\n');
}
