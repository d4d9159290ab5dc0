import { trunk } from './avatar-coat.ts';
import { around, type Pose } from './avatar-pose.ts';
import { darker, palette } from './palette.ts';
import { line, path, rect } from './svg.ts';

/** The visible run of a band round the trunk: its height follows the azimuth; empty where it is all on the far side. */
function bandRuns(pose: Pose, heightAt: (azimuth: number) => number, from: number, to: number): string[] {
  const runs: string[] = [];
  let run = '';
  for (let azimuth = from; azimuth <= to; azimuth += 7.5) {
    const at = around(pose, azimuth, trunk.side + 0.4, trunk.depth + 0.6);
    if (at.near < -0.6) {
      if (run !== '') runs.push(run);
      run = '';
      continue;
    }
    run += `${run === '' ? 'M' : ' L'}${at.x.toFixed(2)} ${heightAt(azimuth).toFixed(2)}`;
  }
  if (run !== '') runs.push(run);
  return runs;
}

/** The lecturer's sash, from the left shoulder to the right hip, brass with a light edge; lies over the coat. */
export function sash(pose: Pose): string {
  const heightAt = (azimuth: number) => 53.5 - 10.5 * Math.sin((azimuth * Math.PI) / 180);
  return bandRuns(pose, heightAt, -180, 270)
    .map(
      (d) =>
        path(d, 'none', { stroke: darker(palette.brass, 0.45), 'stroke-width': 7, 'stroke-linejoin': 'round' }) +
        path(d, 'none', { stroke: palette.brassLight, 'stroke-width': 5.6, 'stroke-linejoin': 'round' }) +
        path(d, 'none', { stroke: palette.oxblood, 'stroke-width': 1.5, 'stroke-linejoin': 'round' }),
    )
    .join('');
}

/** The supervisor's lanyard with a card on the chest; from behind only the ribbon at the neck shows. */
export function lanyard(pose: Pose): string {
  const ribbon = {
    stroke: palette.slateTeal,
    'stroke-width': 2.2,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  };
  const edge = { ...ribbon, stroke: palette.paper, 'stroke-width': 3.6, opacity: 0.75 };
  const chest = around(pose, 0, trunk.side, trunk.depth + 0.8);
  let drawing = '';
  if (chest.near > -0.5) {
    for (const azimuth of [-62, 62]) {
      const shoulder = around(pose, azimuth, trunk.side * 0.55, trunk.depth * 0.8);
      if (shoulder.near < -4) continue;
      const d = `M${shoulder.x} 42 L${chest.x} 54.5`;
      drawing += path(d, 'none', edge) + path(d, 'none', ribbon);
    }
    const width = 3 + 5 * Math.max(0, chest.near / trunk.depth);
    drawing +=
      rect(chest.x - width / 2, 54, width, 9.5, palette.paper, {
        rx: 1,
        stroke: palette.slateTeal,
        'stroke-width': 1.1,
      }) +
      rect(chest.x - width / 2 + 0.8, 55.2, width - 1.6, 2.6, palette.slateTeal) +
      line(chest.x - width / 2 + 1.4, 60.5, chest.x + width / 2 - 1.4, 60.5, '#8B8577', 1);
  } else {
    drawing +=
      path('M26.500 42.800 q 5.500 2.200 11 0', 'none', edge) +
      path('M26.500 42.800 q 5.500 2.200 11 0', 'none', ribbon);
  }
  return drawing;
}

/** The moderator's band round both upper arms, with a light edge; one of them is always seen. */
export function armband(pose: Pose): string {
  return [1, -1]
    .filter((side) => around(pose, side * 90, 1, 1).near >= -0.2)
    .map((side) => {
      const x = around(pose, side * 90, 13, 13).x;
      const lean = (x - 32) * 0.05;
      const d = `M${x - 4} ${51 + lean} q 4 1.600 8 ${-lean * 2}`;
      return (
        path(d, 'none', { stroke: darker('#2F5D9B', 0.45), 'stroke-width': 6.6 }) +
        path(d, 'none', { stroke: palette.paper, 'stroke-width': 5.4 }) +
        path(d, 'none', { stroke: '#2F5D9B', 'stroke-width': 3.2 })
      );
    })
    .join('');
}
