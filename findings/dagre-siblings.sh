#!/bin/sh
# @dagrejs/dagre 3.1.3 lays the children of a node out in the reverse of the order in which they
# were added; @dagrejs/dagre 1.1.4 keeps that order. Whoever draws trees with 3.x gets left and
# right exchanged, without an error. Its option `customOrder` can set another order.
# Seen: "first second third" with 1.1.4, "third second first" with 3.1.3.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund older@npm:@dagrejs/dagre@1.1.4 newer@npm:@dagrejs/dagre@3.1.3
cat >order.mjs <<'SCRIPT'
const order = async name => {
  const module = await import(name);
  const {graphlib, Graph = graphlib.Graph, layout} = module.default ?? module;
  const graph = new Graph();
  graph.setGraph({rankdir: 'TB'});
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of ['parent', 'first', 'second', 'third']) graph.setNode(id, {width: 40, height: 30});
  for (const id of ['first', 'second', 'third']) graph.setEdge('parent', id);
  layout(graph);
  return ['first', 'second', 'third'].sort((a, b) => graph.node(a).x - graph.node(b).x).join(' ');
};
console.log(`1.1.4: ${await order('older')}\n3.1.3: ${await order('newer')}`);
SCRIPT
seen=$(node order.mjs)
echo "$seen"
[ "$seen" = "1.1.4: first second third
3.1.3: third second first" ] || { echo 'The behaviour has changed.' >&2; exit 1; }
