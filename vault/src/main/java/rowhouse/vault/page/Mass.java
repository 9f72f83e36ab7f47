package rowhouse.vault.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Sums what text blocks weigh, for every element with all that is inside it, in one pass. */
final class Mass {

  private Mass() {}

  static Map<Element, double[]> of(
      Element root, List<TextBlock> blocks, ToDoubleFunction<TextBlock> weight) {
    Map<Element, double[]> mass = new HashMap<>();
    for (TextBlock block : blocks) {
      mass.computeIfAbsent(block.owner(), owner -> new double[1])[0] += weight.applyAsDouble(block);
    }
    NodeTraversor.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {}

          @Override
          public void tail(Node node, int depth) {
            Node parent = node.parent();
            if (depth > 0 && node instanceof Element element && parent instanceof Element around) {
              double[] own = mass.get(element);
              if (own != null) {
                mass.computeIfAbsent(around, owner -> new double[1])[0] += own[0];
              }
            }
          }
        },
        root);
    return mass;
  }

  static double at(Map<Element, double[]> mass, Element element) {
    double[] own = mass.get(element);
    return own == null ? 0 : own[0];
  }
}
