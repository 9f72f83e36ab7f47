// pg-boss at its fastest: fetch and complete in batches, without its polling worker.
import PgBoss from "pg-boss";

const [connectionString, count] = [process.argv[2], Number(process.argv[3])];
const boss = new PgBoss({ connectionString, supervise: false, schedule: false });
await boss.start();
await boss.createQueue("no_op");
for (let i = 0; i < count; i += 10000) {
  const some = Math.min(10000, count - i);
  await boss.insert(Array.from({ length: some }, () => ({ name: "no_op", data: {} })));
}
let left = count;
const began = performance.now();
while (left > 0) {
  const jobs = await boss.fetch("no_op", { batchSize: 1000 });
  if (jobs.length === 0) break;
  await boss.complete("no_op", jobs.map((job) => job.id));
  left -= jobs.length;
}
console.log(`RESULT ${(count - left) / ((performance.now() - began) / 1000)}`);
process.exit(0);
