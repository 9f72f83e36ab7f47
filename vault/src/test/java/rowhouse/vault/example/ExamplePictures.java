package rowhouse.vault.example;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import rowhouse.vault.test.AnimatedGif;

/**
 * Draws the pictures of the example site into a folder. They are committed as files; run this again
 * only to change them. The WebP ones need cwebp on the path.
 */
public final class ExamplePictures {
  private final Path folder;

  private ExamplePictures(Path folder) {
    this.folder = folder;
  }

  /** Takes the folder as its one argument. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    new ExamplePictures(Files.createDirectories(Path.of(arguments[0]))).drawAll();
  }

  private void drawAll() throws IOException, InterruptedException {
    jpeg("street-dusk.jpg", Streets.dusk(1280, 720));
    jpeg("street-dusk-640.jpg", Streets.dusk(640, 360));
    png("doors.png", Streets.doors(960, 420));
    jpeg("noodles.jpg", Tables.noodles(1080, 680));
    webp("onions.webp", Tables.onions(900, 520));
    jpeg("island-field.jpg", Landscapes.field(1280, 720));
    jpeg("island-shore.jpg", Landscapes.shore(1200, 700));
    jpeg("bread.jpg", Tables.bread(1000, 600));
    png("ring.png", Diagrams.ring(960, 440));
    png("consonants.png", Diagrams.consonants(760, 860));
    jpeg("vowels.jpg", Diagrams.vowels(1000, 480));
    png("icon.png", Diagrams.icon(64));
    png("paper.png", Diagrams.paper(96));
    for (String plant : List.of("fern", "ginkgo", "eucalyptus", "poppy", "bamboo", "camellia")) {
      webp("plant-" + plant + ".webp", Botanicals.draw(plant, 720, 960));
    }
    Files.write(folder.resolve("tide.gif"), AnimatedGif.of(Landscapes.tide(400, 240, 20), 12));
    Files.write(
        folder.resolve("blank.gif"),
        AnimatedGif.of(List.of(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)), 10));
  }

  private void png(String name, Canvas canvas) throws IOException {
    ImageIO.write(canvas.image, "png", folder.resolve(name).toFile());
  }

  private void jpeg(String name, Canvas canvas) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam settings = writer.getDefaultWriteParam();
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionQuality(0.74f);
    settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    Files.deleteIfExists(folder.resolve(name));
    try (ImageOutputStream out = ImageIO.createImageOutputStream(folder.resolve(name).toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(canvas.image, null, null), settings);
    } finally {
      writer.dispose();
    }
  }

  private void webp(String name, Canvas canvas) throws IOException, InterruptedException {
    Path plain = Files.createTempFile("picture", ".png");
    try {
      ImageIO.write(canvas.image, "png", plain.toFile());
      Process process =
          new ProcessBuilder(
                  "cwebp",
                  "-quiet",
                  "-q",
                  "78",
                  plain.toString(),
                  "-o",
                  folder.resolve(name).toString())
              .inheritIO()
              .start();
      if (process.waitFor() != 0) {
        throw new IOException("cwebp failed for " + name + ".");
      }
    } finally {
      Files.delete(plain);
    }
  }
}
