// BullMQ on a Redis without persistence: finished jobs removed, many at once.
import { Queue, Worker } from "bullmq";

const [port, count] = [Number(process.argv[2]), Number(process.argv[3])];
const connection = { host: "127.0.0.1", port, maxRetriesPerRequest: null };
const queue = new Queue("no_op", { connection });
for (let i = 0; i < count; i += 1000) {
  await queue.addBulk(
    Array.from({ length: Math.min(1000, count - i) }, () => ({
      name: "no_op",
      data: {},
      opts: { removeOnComplete: true },
    })));
}
let left = count;
const began = performance.now();
await new Promise((resolve) => {
  new Worker("no_op", async () => { if (--left === 0) resolve(); }, { connection, concurrency: 100 });
});
console.log(`RESULT ${count / ((performance.now() - began) / 1000)}`);
process.exit(0);
