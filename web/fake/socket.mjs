// The least of a WebSocket server that a page needs: text frames, both ways.
import { createHash } from 'node:crypto';

export function accept(request, socket, onText) {
  const key = request.headers['sec-websocket-key'];
  const answer = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${answer}\r\n\r\n`,
  );
  let rest = Buffer.alloc(0);
  socket.on('data', (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      if (rest.length < 6) return;
      const code = rest[0] & 15;
      let length = rest[1] & 127;
      let at = 2;
      if (length === 126) {
        length = rest.readUInt16BE(2);
        at = 4;
      } else if (length === 127) {
        length = Number(rest.readBigUInt64BE(2));
        at = 10;
      }
      if (rest.length < at + 4 + length) return;
      const mask = rest.subarray(at, at + 4);
      const data = Buffer.from(rest.subarray(at + 4, at + 4 + length));
      for (let i = 0; i < data.length; i++) data[i] ^= mask[i % 4];
      rest = rest.subarray(at + 4 + length);
      if (code === 8) return void socket.end();
      if (code === 1) onText(data.toString());
    }
  });
  socket.on('error', () => {});
  return {
    send(text) {
      if (socket.destroyed) return;
      const data = Buffer.from(text);
      const head =
        data.length < 126 ? Buffer.from([0x81, data.length]) : Buffer.from([0x81, 126, data.length >> 8, data.length & 255]);
      socket.write(Buffer.concat([head, data]));
    },
    close: () => socket.destroy(),
  };
}
