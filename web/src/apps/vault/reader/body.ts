import { file } from '../content';

const allowed = new Set(
  'A ABBR B BLOCKQUOTE BR CAPTION CODE COL COLGROUP DD DEL DETAILS DFN DIV DL DT EM FIGCAPTION FIGURE H1 H2 H3 H4 H5 H6 HR I IMG INS KBD LI MARK OL P PRE Q RP RT RUBY S SAMP SECTION SMALL SPAN STRONG SUB SUMMARY SUP TABLE TBODY TD TFOOT TH THEAD TIME TR U UL VAR WBR'.split(
    ' ',
  ),
);
const kept = new Set(['href', 'src', 'alt', 'title', 'width', 'height', 'lang', 'dir', 'colspan', 'rowspan', 'start', 'datetime', 'id']);

function cleanAttributes(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const address = name === 'href' && !/^(https?:|mailto:|#)/i.test(value);
    if (!kept.has(name) || address) element.removeAttribute(name);
  }
}

/**
 * Makes a kept page's HTML ready to be shown: pictures from the vault alone, links that leave in a new tab, headings one
 * step below the page's own. The server has cleaned it already; a second net costs nothing.
 */
export function readyBody(html: string): string {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  for (const element of [...body.querySelectorAll('*')]) {
    if (!allowed.has(element.tagName)) {
      if (/^(script|style|template|iframe|object|embed|svg|math)$/i.test(element.tagName)) element.remove();
      else element.replaceWith(...element.childNodes);
      continue;
    }
    cleanAttributes(element);
    if (element.tagName === 'IMG') {
      const src = file(element.getAttribute('src'));
      if (!src) {
        element.remove();
        continue;
      }
      element.setAttribute('src', src);
      element.setAttribute('loading', 'lazy');
      if (!element.hasAttribute('alt')) element.setAttribute('alt', '');
    } else if (element.tagName === 'A' && !element.getAttribute('href')?.startsWith('#')) {
      element.setAttribute('target', '_blank');
      element.setAttribute('rel', 'noopener noreferrer nofollow');
    } else if (element.tagName === 'TABLE' || element.tagName === 'PRE') {
      element.setAttribute('tabindex', '0');
    } else if (element.tagName === 'H1') {
      const lower = body.ownerDocument.createElement('h2');
      lower.append(...element.childNodes);
      element.replaceWith(lower);
    }
  }
  return body.innerHTML;
}
