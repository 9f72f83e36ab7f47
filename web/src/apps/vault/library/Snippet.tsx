import type { ReactNode } from 'react';

/** The server's snippet holds <mark> alone; anything else in it is shown as plain text. */
export function Snippet({ html }: { html: string }) {
  const nodes: ReactNode[] = [];
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  body.childNodes.forEach((node, i) => {
    const text = node.textContent ?? '';
    nodes.push(node.nodeName === 'MARK' ? <mark key={i}>{text}</mark> : text);
  });
  return <>{nodes}</>;
}
