import type { ReactNode } from 'react';
import css from './HouseDrawing.module.css';

/* Each house is drawn on a sheet of 240 × 330 that ends at the pavement. Classes give the paint, so that day, night and
   the state of the app change the colours and never the drawing. */

function Pane({ x, y, w, h, arch = false, bars = true }: { x: number; y: number; w: number; h: number; arch?: boolean; bars?: boolean }) {
  const top = arch ? `M${x} ${y + h}V${y + w / 2}a${w / 2} ${w / 2} 0 0 1 ${w} 0V${y + h}z` : `M${x} ${y}h${w}v${h}h${-w}z`;
  return (
    <g>
      <path d={top} className={css.glass} />
      {bars && <path d={`M${x + w / 2} ${y + 1}v${h - 1}M${x + 1} ${y + h * 0.48}h${w - 2}`} className={css.bars} />}
      <path d={top} className={css.frame} />
      <path d={`M${x - 4} ${y + h}h${w + 8}`} className={css.sill} />
    </g>
  );
}

function Leaf({ x, w, h, arch = true }: { x: number; w: number; h: number; arch?: boolean }) {
  const y = 322;
  const r = w / 2;
  const shape = arch ? `M${x} ${y}v${-(h - r)}a${r} ${r} 0 0 1 ${w} 0v${h - r}z` : `M${x} ${y}v${-h}h${w}v${h}z`;
  const inner = arch
    ? `M${x + 7} ${y - 8}v${-(h - r - 8)}a${r - 7} ${r - 7} 0 0 1 ${w - 14} 0v${h - r - 8}z`
    : `M${x + 7} ${y - 8}v${-(h - 16)}h${w - 14}v${h - 16}z`;
  return (
    <g>
      <path d={shape} className={css.jamb} />
      <path d={shape} className={css.door} />
      <path d={inner} className={css.panel} />
      <path d={`M${x + r} ${y - 2}V${y - h + (arch ? 8 : 6)}`} className={css.panel} />
      <circle cx={x + w - 9} cy={y - h * 0.4} r="2.6" className={css.knob} />
      <path d={`M${x - 8} ${y}h${w + 16}v8h${-(w + 16)}z`} className={css.step} />
    </g>
  );
}

/** Hangs beside the door; it is lit and swings while work is going on. */
function Lantern({ x, y }: { x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <path d="M-14 0h14v5" className={css.iron} />
      <g className={css.lantern}>
        <circle cx="0" cy="17" r="24" className={css.halo} />
        <path d="M0 4v3M-6 9h12l-2-3h-8zM-5 9h10l-1.500 15h-7z" className={css.lampBody} />
        <path d="M-3.500 10.500h7l-1 12h-5z" className={css.lampGlass} />
      </g>
    </g>
  );
}

/** Courses of stone or brick, only hinted at. */
function Courses({ marks }: { marks: [number, number, number][] }) {
  return <path d={marks.map(([x, y, w]) => `M${x} ${y}h${w}`).join('')} className={css.course} />;
}

function Vault() {
  return (
    <>
      <path d="M30 322V118h20V92h20V66h20V42h60v24h20v26h20v26h20v204z" className={css.wall} />
      <path d="M24 118h26V92h20V66h20V42h60v24h20v26h20v26h26" className={css.coping} />
      <path d="M30 150h12v12H30zM30 186h12v12H30zM30 222h12v12H30zM30 258h12v12H30zM198 168h12v12h-12zM198 204h12v12h-12zM198 240h12v12h-12zM198 276h12v12h-12z" className={css.trim} />
      <Courses marks={[[56, 138, 16], [170, 132, 14], [52, 240, 18], [178, 236, 12], [60, 300, 16], [176, 306, 18], [104, 56, 14], [128, 230, 10]]} />
      <circle cx="120" cy="84" r="17" className={css.glass} />
      <path d="M120 67v34M103 84h34M108 72l24 24M132 72l-24 24" className={css.bars} />
      <circle cx="120" cy="84" r="17" className={css.frame} />
      <Pane x={58} y={128} w={34} h={56} arch bars={false} />
      <Pane x={148} y={128} w={34} h={56} arch bars={false} />
      <path d="M62 183v-17M67 183v-21M72 183v-15M77 183v-19M82 183v-12M86 183v-18M60 160h30M152 183v-20M157 183v-14M163 183v-21M168 183v-17M174 183v-19M178 183v-11M150 160h30" className={css.books} />
      <path d="M112 128h16v44h-16z" className={css.trim} />
      <path d="M116 134h8M116 140h8M116 146h8M116 152h8" className={css.course} />
      <Pane x={46} y={238} w={32} h={42} />
      <Leaf x={94} w={52} h={96} />
      <circle cx="120" cy="268" r="9" className={css.brass} />
      <path d="M120 259v18M111 268h18M113.600 261.600l12.800 12.800M126.400 261.600l-12.800 12.800" className={css.brassLine} />
      <Lantern x={178} y={222} />
    </>
  );
}

function Wrapped() {
  return (
    <>
      <path d="M44 322V128q0-26 20-34 18-8 22-30 4-26 34-26t34 26q4 22 22 30 20 8 20 34v194z" className={css.wall} />
      <path d="M38 130q2-32 26-40 16-8 20-28 6-30 36-30t36 30q4 20 20 28 24 8 26 40" className={css.coping} />
      <path d="M110 36h20v140h-20z" className={css.ribbon} />
      <path d="M120 34q-26-26-34-10t34 10q26-26 34-10t-34 10z" className={css.ribbon} />
      <circle cx="120" cy="92" r="20" className={css.glass} />
      <path d="m120 78 4 10 10 .500-8 6.500 3 10.500-9-6-9 6 3-10.500-8-6.500 10-.500z" className={css.star} />
      <circle cx="120" cy="92" r="20" className={css.frame} />
      <Pane x={62} y={146} w={34} h={52} />
      <Pane x={144} y={146} w={34} h={52} />
      <path d="M44 214h152v8H44z" className={css.trim} />
      <Leaf x={68} w={50} h={88} arch={false} />
      <Pane x={144} y={242} w={34} h={46} />
      <Lantern x={136} y={236} />
    </>
  );
}

function Weekly() {
  return (
    <>
      <path d="M26 322V138h188v184z" className={css.wall} />
      <path d="M12 142 58 74h124l46 68z" className={css.roof} />
      <path d="M100 118V92l20-16 20 16v26z" className={css.wall} />
      <path d="m94 96 26-22 26 22" className={css.coping} />
      <Pane x={110} y={94} w={20} h={22} />
      <path d="M164 74V48h18v26" className={css.roof} />
      <Pane x={44} y={162} w={38} h={46} />
      <Pane x={101} y={162} w={38} h={46} />
      <Pane x={158} y={162} w={38} h={46} />
      <path d="M26 226h188v7H26z" className={css.trim} />
      <Pane x={44} y={250} w={36} h={42} />
      <Leaf x={94} w={48} h={82} arch={false} />
      <path d="M108 282h20" className={css.brassLine} />
      <path d="M176 262h24v16h-24zM176 263l12 9 12-9" className={css.letter} />
      <path d="M188 278v44" className={css.iron} />
      <Lantern x={164} y={240} />
    </>
  );
}

function Lifelog() {
  return (
    <>
      <path d="M36 322V166L120 92l84 74v156z" className={css.wall} />
      <path d="m18 178 102-92 102 92" className={css.coping} />
      <path d="M166 128V86h18v60z" className={css.roof} />
      <Pane x={104} y={128} w={32} h={40} arch />
      <path d="M54 202h132v7H54z" className={css.trim} />
      <path d="M60 202v-16M74 202v-16M88 202v-16M102 202v-16M116 202v-16M130 202v-16M144 202v-16M158 202v-16M172 202v-16M184 202v-16M56 185h132" className={css.iron} />
      <path d="M44 322c-8-40 2-70 10-94 4-12 0-22-6-32M52 260c8-4 12-2 16-8M49 288c-8-2-10-8-14-10" className={css.stem} />
      <path d="M54 230a7 5 0 1 1 .100 0M66 252a7 5 0 1 1 .100 0M46 208a6 5 0 1 1 .100 0M38 280a6 5 0 1 1 .100 0M50 300a7 5 0 1 1 .100 0M58 272a6 4 0 1 1 .100 0" className={css.leafage} />
      <Pane x={76} y={232} w={32} h={40} />
      <path d="M72 274h40v9H72z" className={css.trim} />
      <path d="M76 274a6 5 0 1 1 .100 0M88 274a6 6 0 1 1 .100 0M100 274a6 5 0 1 1 .100 0M108 274a5 4 0 1 1 .100 0" className={css.leafage} />
      <Leaf x={130} w={46} h={84} />
      <Lantern x={196} y={238} />
    </>
  );
}

function Shorts() {
  return (
    <>
      <path d="M24 322V112h44V84h28V62h48v22h28v28h44v210z" className={css.wall} />
      <path d="M20 112h48V84h28V62h48v22h28v28h48" className={css.coping} />
      <path d="M106 72h28v112h-28z" className={css.glass} />
      <path d="M106 94h28M106 116h28M106 138h28M106 160h28M120 72v112" className={css.bars} />
      <path d="M106 72h28v112h-28z" className={css.frame} />
      <Pane x={42} y={134} w={42} h={44} bars={false} />
      <path d="m57 146 14 10-14 10z" className={css.star} />
      <Pane x={156} y={134} w={42} h={44} bars={false} />
      <path d="M162 170v-8h6v8zM171 170v-20h6v20zM180 170v-14h6v14z" className={css.star} />
      <path d="M14 206h212v26H14z" className={css.ribbon} />
      <path d="M26 219h.100M44 219h.100M62 219h.100M80 219h.100M98 219h.100M116 219h.100M134 219h.100M152 219h.100M170 219h.100M188 219h.100M206 219h.100" className={css.bulbs} />
      <Leaf x={92} w={56} h={74} arch={false} />
      <Pane x={40} y={250} w={32} h={44} bars={false} />
      <Lantern x={186} y={246} />
    </>
  );
}

function Tarot() {
  return (
    <>
      <path d="M56 322V142h128v180z" className={css.wall} />
      <path d="M40 148 120 34l80 114z" className={css.roof} />
      <path d="M120 34V20" className={css.iron} />
      <path d="M126 8a9 9 0 1 0 0 13 7 7 0 1 1 0-13z" className={css.brass} />
      <path d="M96 132a24 24 0 0 1 48 0z" className={css.glass} />
      <path d="M120 108v24M103 115l17 17 17-17" className={css.bars} />
      <path d="M96 132a24 24 0 0 1 48 0z" className={css.frame} />
      <path d="M48 148h144v9H48z" className={css.trim} />
      <Pane x={76} y={170} w={30} h={52} arch bars={false} />
      <path d="m91 184 3.500 8 8 .500-6 5 2 8-7.500-4.500-7.500 4.500 2-8-6-5 8-.500z" className={css.star} />
      <Pane x={134} y={170} w={30} h={52} arch bars={false} />
      <path d="M153 190a9 9 0 1 0 0 15 7.500 7.500 0 1 1 0-15z" className={css.star} />
      <Courses marks={[[64, 240, 14], [162, 246, 14], [66, 290, 12], [164, 300, 12]]} />
      <Leaf x={94} w={52} h={82} />
      <Lantern x={172} y={244} />
    </>
  );
}

const drawings: Record<string, () => ReactNode> = {
  wrapped: Wrapped,
  weekly: Weekly,
  lifelog: Lifelog,
  vault: Vault,
  shorts: Shorts,
  tarot: Tarot,
};

export function HouseDrawing({ app, state, working }: { app: string; state: string; working: boolean }) {
  const Drawing = drawings[app] ?? Lifelog;
  return (
    <svg viewBox="0 0 240 330" className={css.house} data-door={app} data-state={state} data-working={working || undefined} aria-hidden="true">
      <Drawing />
    </svg>
  );
}
