package rowhouse.foundation.codec;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes pictures, good and bad. */
final class Drawn {
  private Drawn() {}

  /** Something that packs about as well as a photograph. */
  static BufferedImage photo(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    Random random = new Random(7);
    graphics.setPaint(new GradientPaint(0, 0, new Color(40, 90, 160), width, height, Color.ORANGE));
    graphics.fillRect(0, 0, width, height);
    for (int i = 0; i < 400; i++) {
      graphics.setColor(
          new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256), 90));
      graphics.fillOval(
          random.nextInt(width), random.nextInt(height), 9 + random.nextInt(99), 9 + i / 5);
    }
    graphics.dispose();
    byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) Math.clamp((samples[i] & 255) + random.nextInt(9) - 4L, 0, 255);
    }
    return image;
  }

  static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, out)) {
      throw new IOException("no writer for " + format);
    }
    return out.toByteArray();
  }

  static byte[] jpeg(BufferedImage image, float quality) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(quality);
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    }
    return out.toByteArray();
  }

  /** A moving GIF with the encoder of the JDK. */
  static byte[] movingGif(int frames, int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      BufferedImage photo = photo(width, height);
      for (int i = 0; i < frames; i++) {
        BufferedImage frame = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = frame.createGraphics();
        graphics.drawImage(photo, i * 3, 0, null);
        graphics.dispose();
        writer.writeToSequence(new IIOImage(frame, null, null), null);
      }
      writer.endWriteSequence();
    }
    return out.toByteArray();
  }

  /** A GIF whose frames are one pixel each on a canvas of any size. */
  static byte[] gif(int screenWidth, int screenHeight, int frames) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(le16(screenWidth));
    out.writeBytes(le16(screenHeight));
    out.writeBytes(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, -1, -1, -1});
    for (int i = 0; i < frames; i++) {
      out.writeBytes(gifFrame(1, 1));
    }
    out.write(0x3b);
    return out.toByteArray();
  }

  /** One frame that claims a size and holds a single pixel. */
  static byte[] gifFrame(int width, int height) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x2c, 0, 0, 0, 0});
    out.writeBytes(le16(width));
    out.writeBytes(le16(height));
    out.writeBytes(new byte[] {0, 2, 2, 0x44, 1, 0});
    return out.toByteArray();
  }

  /** Inserts a segment behind the start of a JPEG. */
  static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    ByteBuffer out = ByteBuffer.allocate(jpeg.length + content.length + 4);
    out.put(jpeg, 0, 2).put((byte) 0xff).put((byte) marker);
    out.putShort((short) (content.length + 2)).put(content);
    return out.put(jpeg, 2, jpeg.length - 2).array();
  }

  /** EXIF with an orientation and a text that nobody should see. */
  static byte[] exif(int orientation, String secret) {
    byte[] text = secret.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out = ByteBuffer.allocate(6 + 8 + 2 + 24 + 4 + text.length);
    out.put("Exif\0\0II*\0".getBytes(StandardCharsets.ISO_8859_1));
    out.order(ByteOrder.LITTLE_ENDIAN).putInt(8).putShort((short) 2);
    out.putShort((short) 0x010e).putShort((short) 2).putInt(text.length).putInt(38);
    out.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation);
    return out.putInt(0).put(text).array();
  }

  /** A PNG made of any chunks. */
  static byte[] png(byte[]... chunks) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
    for (byte[] chunk : chunks) {
      out.writeBytes(chunk);
    }
    return out.toByteArray();
  }

  static byte[] header(int width, int height) {
    return chunk(
        "IHDR",
        ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) 6).array());
  }

  static byte[] chunk(String type, byte[] content) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    return ByteBuffer.allocate(content.length + 12)
        .putInt(content.length)
        .put(name)
        .put(content)
        .putInt((int) crc.getValue())
        .array();
  }

  /** Inserts a chunk behind the header of a PNG. */
  static byte[] withChunk(byte[] png, byte[] chunk) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(png, 0, 33);
    out.writeBytes(chunk);
    out.write(png, 33, png.length - 33);
    return out.toByteArray();
  }

  /** The boxes of an AVIF around no picture at all. */
  static byte[] avif(int width, int height) {
    byte[] size =
        box("ispe", ByteBuffer.allocate(12).putInt(0).putInt(width).putInt(height).array());
    byte[] properties = box("iprp", box("ipco", size));
    byte[] meta =
        box("meta", ByteBuffer.allocate(4 + properties.length).putInt(0).put(properties).array());
    byte[] type = box("ftyp", "avif\0\0\0\0avifmif1".getBytes(StandardCharsets.ISO_8859_1));
    return ByteBuffer.allocate(type.length + meta.length).put(type).put(meta).array();
  }

  private static byte[] box(String type, byte[] content) {
    return ByteBuffer.allocate(content.length + 8)
        .putInt(content.length + 8)
        .put(type.getBytes(StandardCharsets.US_ASCII))
        .put(content)
        .array();
  }

  private static byte[] le16(int value) {
    return new byte[] {(byte) value, (byte) (value >> 8)};
  }
}
