export default function Weekly() {
  return null;
}
